using System.ComponentModel;
using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The arguments of the methods of SQL files as values. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlArgument
{
    /// <summary>A value, or NULL.</summary>
    public static SqlValue Of(bool? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(int? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(long? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(double? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(decimal? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(Instant? value) => value is { } known ? SqlValue.Of(known.Value) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(DateOnly? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(TimeOnly? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(Guid? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(JsonElement? value) => value is { } known ? SqlValue.Of(known) : default;

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(string? value) => SqlValue.Of(value);

    /// <inheritdoc cref="Of(bool?)"/>
    public static SqlValue Of(byte[]? value) => SqlValue.Of(value);

    /// <summary>A value of an enum of the schema, by its name in the database, or NULL.</summary>
    public static SqlValue Enum<T>(T? value) where T : struct, Enum =>
        value is { } known ? RawType.Of<T>().Bound(SqlValue.From(known)) : default;

    /// <summary>A list as one parameter, or NULL.</summary>
    /// <exception cref="InvalidQueryException">One of its values is null.</exception>
    public static SqlValue List<T>(IEnumerable<T>? values)
    {
        if (values is null) return default;
        var list = RawValues.List(values);
        if (!typeof(T).IsEnum) return SqlValue.OfList(list);
        var names = new SqlValue[list.Count];
        for (var i = 0; i < names.Length; i++) names[i] = RawType.Of<T>().Bound(list[i]);
        return SqlValue.OfList(ValueList.Of(names));
    }

    /// <summary>An argument that must be there, whatever code without nullable annotations gives.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="InvalidQueryException">It is null.</exception>
    public static T Required<T>(T? value, string name) where T : class => value ?? throw Runtime.Required.IsNull(name);
}
