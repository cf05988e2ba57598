using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Node.Channels.Describing;

/// <summary>Reads off a type which options it has: those of the type itself first, then those of the types that it is made of.</summary>
internal static class OptionFields
{
    /// <summary>Options of a type, but for those named.</summary>
    public static ImmutableArray<OptionField> Of(Type type, params string[] without)
    {
        var sample = Sample(type);
        return [.. Properties(type).Where(p => !without.Contains(Name(p))).Select(p => Of(type, p, sample))];
    }

    /// <summary>The property of an option; null where there is none.</summary>
    public static PropertyInfo? Property(Type type, string name) => Properties(type).FirstOrDefault(p => Name(p) == name);

    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        for (var owner = type; owner is not null && owner != typeof(object) && owner != typeof(ValueType); owner = owner.BaseType)
            foreach (var property in owner.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                if (property.GetMethod is { IsVirtual: false } && property.SetMethod is not null && !property.IsDefined(typeof(JsonIgnoreAttribute)))
                    yield return property;
    }

    private static OptionField Of(Type owner, PropertyInfo property, object? sample)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var value = sample is null ? null : property.GetValue(sample);
        var kind = KindOf(type);
        var needed = property.IsDefined(typeof(RequiredMemberAttribute)) || IsOfPrimaryConstructor(property);
        var inner = kind switch { OptionKind.Group => type, OptionKind.Groups => Item(type), _ => null };
        return new OptionField(Name(property), Owner(property.DeclaringType!), kind)
        {
            // A group that begins with values of its own is always there; its options tell what may be left out.
            Needed = needed || (kind == OptionKind.Group && value is not null),
            IsMain = needed || property.DeclaringType == owner,
            IsSecret = property.IsDefined(typeof(SecretAttribute)),
            Default = needed ? "" : Text(value, kind),
            Choices = kind == OptionKind.Choice ? [.. Enum.GetValues(type).Cast<object>().Select(v => Written(v, type)).Distinct()] : [],
            ChoiceWords = kind == OptionKind.Choice ? type.Name : "",
            Fields = inner is null ? [] : Of(inner),
        };
    }

    private static OptionKind KindOf(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(TimeOnly) => OptionKind.Text,
        _ when type == typeof(bool) => OptionKind.Flag,
        _ when type == typeof(int) || type == typeof(long) => OptionKind.Whole,
        _ when type == typeof(decimal) => OptionKind.Number,
        _ when type == typeof(TimeSpan) => OptionKind.Duration,
        _ when type == typeof(DateOnly) => OptionKind.Day,
        _ when type.IsEnum => OptionKind.Choice,
        _ when Is(type, typeof(IReadOnlyDictionary<,>)) && type.GetGenericArguments()[0] == typeof(string) && IsText(type.GetGenericArguments()[1]) => OptionKind.Map,
        _ when Item(type) is { } item => IsText(item) ? OptionKind.Texts : OptionKind.Groups,
        _ when type.Assembly == typeof(OptionFields).Assembly => OptionKind.Group,
        _ => OptionKind.Json,
    };

    private static bool IsText(Type type) => type == typeof(string) || type.IsEnum;

    private static Type? Item(Type type) => Is(type, typeof(IReadOnlyList<>)) ? type.GetGenericArguments()[0] : null;

    private static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    private static string Text(object? value, OptionKind kind) => (value, kind) switch
    {
        (null, _) or (_, OptionKind.Group or OptionKind.Groups or OptionKind.Texts or OptionKind.Map or OptionKind.Json) => "",
        (bool flag, _) => flag ? "true" : "false",
        (decimal number, _) => number.ToString(CultureInfo.InvariantCulture),
        _ => Written(value, value.GetType()),
    };

    private static string Written(object value, Type type) => JsonSerializer.Serialize(value, type, ChannelOptions.Json).Trim('"');

    private static object? Sample(Type type) => type.IsAbstract || (!type.IsValueType && type.GetConstructor(Type.EmptyTypes) is null) ? null : Activator.CreateInstance(type);

    /// <summary>Positional records have what they cannot do without in their constructor.</summary>
    private static bool IsOfPrimaryConstructor(PropertyInfo property) => property.DeclaringType!.GetConstructors()
        .Any(c => c.GetParameters() is { Length: > 1 } parameters && parameters.Any(p => p.Name == property.Name && !p.HasDefaultValue));

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Owner(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal) ? type.Name[..^"Options".Length] : type.Name;
}
