using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Refract;

/// <summary>
/// A value of an enum of the schema in a query string or a route, by the name that it has in JSON:
/// <c>?status=IN_PROGRESS</c>, in any case. ASP.NET reads a parameter that is the enum itself by its C# name only. C#
/// names are taken too.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="Value">The value.</param>
public readonly record struct EnumName<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
    T Value) : IParsable<EnumName<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> s_values = Read();

    /// <summary>The value.</summary>
    public static implicit operator T(EnumName<T> name) => name.Value;

    /// <summary>The value.</summary>
    public T ToEnum() => Value;

    /// <inheritdoc/>
    public static EnumName<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var name) ? name
        : throw new FormatException($"There is no {typeof(T).Name} of that name.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EnumName<T> result)
    {
        var isKnown = s_values.TryGetValue(s ?? "", out var value);
        result = new EnumName<T>(value);
        return isKnown;
    }

    private static Dictionary<string, T> Read()
    {
        var values = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        var fields = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static);
        foreach (var field in fields)
            if (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>() is { } given)
                values.TryAdd(given.Name, (T)field.GetValue(null)!);
        foreach (var field in fields) values.TryAdd(field.Name, (T)field.GetValue(null)!);
        return values;
    }
}
