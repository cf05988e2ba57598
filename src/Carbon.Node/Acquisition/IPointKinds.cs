using Carbon.Metering;

namespace Carbon.Node.Acquisition;

/// <summary>Kinds of measuring points, as they are recorded now.</summary>
public interface IPointKinds
{
    /// <summary>The kind of a point; null where it is not known.</summary>
    PointKind? Of(string meterId, string pointId);
}
