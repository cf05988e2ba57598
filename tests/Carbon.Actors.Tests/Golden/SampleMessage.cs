using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Carbon.Tests.Golden;

/// <summary>A message with every field set, each to a value of its own: the same for the same contract.</summary>
internal static class SampleMessage
{
    public static IMessage Of(MessageDescriptor type, int salt = 1)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                list.Add(Value(field, salt));
                list.Add(Value(field, salt + 1));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, salt));
            }
        }
        return message;
    }

    private static object Value(FieldDescriptor field, int salt)
    {
        var number = field.FieldNumber * 7 + salt;
        return field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name == "DecimalValue" ? Carbon.Contracts.DecimalValue.From(number / -8m) : Of(field.MessageType, salt + field.FieldNumber),
            FieldType.String => $"{field.Name} {salt}",
            FieldType.Bytes => ByteString.CopyFrom((byte)number, 0, 255),
            FieldType.Bool => true,
            FieldType.Int32 => number,
            FieldType.SInt32 => -number,
            FieldType.UInt32 => (uint)number,
            FieldType.Int64 => number * 10_000_000_019L,
            FieldType.SInt64 => number * -10_000_000_019L,
            FieldType.Fixed64 => (ulong)number * 10_000_000_019UL,
            _ => throw new NotSupportedException($"{field.FullName}: a field of the type {field.FieldType} needs a sample value"),
        };
    }
}
