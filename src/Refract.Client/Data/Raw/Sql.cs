using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract;

/// <summary>
/// SQL with its values, made of an interpolated string: <c>$"select * from users where age &gt; {age}"</c>. Each hole
/// becomes a parameter, never a part of the text; a hole that is SQL itself is put in as a part. A string that was
/// made elsewhere does not convert to it, so a value cannot become text by mistake.
/// </summary>
/// <remarks>
/// Values are typed by their CLR types. A list becomes an array parameter (<c>= ANY({ids})</c> on PostgreSQL; SQLite
/// gets it as a JSON array); <see cref="List{T}"/> makes a parameter of each of its values. Never changed once it is
/// made, so it can be kept and used by many threads.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly List<SqlPart> _parts;

    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Sql(int literalLength, int formattedCount) => _parts = new List<SqlPart>((formattedCount * 2) + 1);

    private Sql(params SqlPart[] parts) => _parts = [.. parts];

    /// <summary>The statement of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="values">A value for each of its parameters.</param>
    internal Sql(SqlFile file, SqlValue[] values) => (_parts, File, Values) = ([], file, values);

    /// <summary>No SQL: what an optional part is when it is left out.</summary>
    public static Sql Empty { get; } = new();

    internal IReadOnlyList<SqlPart> Parts => _parts;

    /// <summary>The file, for the statement of one; it has no parts then.</summary>
    internal SqlFile? File { get; }

    /// <summary>The values of the file's parameters.</summary>
    internal SqlValue[] Values { get; } = [];

    /// <summary>Parts with a separator between them, which is SQL: <c>Sql.Join(" and ", conditions)</c>.</summary>
    /// <param name="separator">Text that the program holds, never what a user entered.</param>
    /// <param name="parts">The parts; empty ones are left out. None give <see cref="Empty"/>.</param>
    public static Sql Join(string separator, IEnumerable<Sql> parts)
    {
        Required.Argument(separator, "separator");
        Required.Argument(parts, "parts");
        var joined = new Sql();
        foreach (var part in parts)
        {
            Required.Argument(part, "parts");
            if (part._parts.Count == 0) continue;
            if (joined._parts.Count > 0) joined._parts.Add(SqlPart.Literal(separator));
            joined._parts.AddRange(part._parts);
        }

        return joined;
    }

    /// <inheritdoc cref="Join(string, IEnumerable{Sql})"/>
    public static Sql Join(string separator, params Sql[] parts) => Join(separator, (IEnumerable<Sql>)parts);

    /// <summary>A parameter for each value, with commas between them: <c>id in ({Sql.List(ids)})</c>.</summary>
    /// <param name="values">The values. Without any, the list is one that nothing is in.</param>
    /// <typeparam name="T">A type that a hole takes.</typeparam>
    public static Sql List<T>(IEnumerable<T> values)
    {
        Required.Argument(values, "values");
        return new Sql(SqlPart.Each(RawType.Of<T>(), RawValues.List(values)));
    }

    /// <summary>A name in quotes; several are a path: <c>Sql.Identifier("public", "users")</c>.</summary>
    /// <param name="names">The names as the database has them, of any characters but NUL.</param>
    public static Sql Identifier(params string[] names)
    {
        Required.Argument(names, "names");
        if (names.Length == 0) throw new InvalidQueryException("Sql.Identifier needs a name.", "names");
        foreach (var name in names)
        {
            Required.Argument(name, "names");
            if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
                throw new InvalidQueryException("A name in Sql.Identifier is empty or holds NUL.", "names");
        }

        return new Sql([.. names.SelectMany((name, i) =>
            i == 0 ? new[] { SqlPart.Name(name) } : [SqlPart.Literal("."), SqlPart.Name(name)])]);
    }

    /// <summary>The table of a model, by its name in the database.</summary>
    /// <typeparam name="T">The model's record.</typeparam>
    public static Sql Table<T>() where T : class, IModel<T> => new(SqlPart.Table(Model<T>.Info));

    /// <summary>
    /// A column of a model, by its name in the database: <c>Sql.Column&lt;User&gt;(nameof(User.Email))</c>.
    /// </summary>
    /// <param name="member">The C# name.</param>
    /// <param name="alias">The name that the table has in the statement, or null.</param>
    /// <typeparam name="T">The model's record.</typeparam>
    /// <exception cref="InvalidQueryException">The model has no such column.</exception>
    public static Sql Column<T>(string member, string? alias = null) where T : class, IModel<T>
    {
        Required.Argument(member, "member");
        foreach (var column in Model<T>.Info.Columns)
            if (column.Name == member)
                return alias is null ? Identifier(column.Column) : Identifier(alias, column.Column);
        throw new InvalidQueryException($"{Model<T>.Info.Name} has no column {member}.", "member");
    }

    /// <summary>Text that is SQL as it is. Never give it what a user entered.</summary>
    public static Sql Unsafe(string text)
    {
        Required.Argument(text, "text");
        return new Sql(SqlPart.Literal(text));
    }

    /// <summary>The text, with a question mark for each value.</summary>
    public override string ToString()
    {
        if (File is not null) return File.ToString();
        var text = new StringBuilder();
        foreach (var part in _parts) text.Append(part);
        return text.ToString();
    }

    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => _parts.Add(SqlPart.Literal(value));

    /// <summary>Puts SQL in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Sql value)
    {
        Required.Argument(value, "sql");
        _parts.AddRange(value._parts);
    }

    /// <summary>A parameter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(bool? value) => Add(RawType.Boolean, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(int? value) => Add(RawType.Int, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(long? value) => Add(RawType.BigInt, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(ulong? value) =>
        Add(RawType.Decimal, value is { } v ? SqlValue.Of((decimal)v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(float? value) =>
        Add(RawType.Float, value is { } v ? RawValues.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(double? value) => Add(RawType.Float, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(decimal? value) => Add(RawType.Decimal, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value) => Add(RawType.Text, SqlValue.Of(value));

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(char? value) => Add(RawType.Text, SqlValue.Of(value?.ToString()));

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateTime? value) => Add(RawType.Instant, value is { } v ? RawValues.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateTimeOffset? value) =>
        Add(RawType.Instant, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateOnly? value) => Add(RawType.Date, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(TimeOnly? value) => Add(RawType.Time, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Guid? value) => Add(RawType.Uuid, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(byte[]? value) => Add(RawType.Bytes, SqlValue.Of(value));

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(JsonElement? value) => Add(RawType.Json, value is { } v ? SqlValue.Of(v) : default);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(JsonDocument? value) => AppendFormatted(value?.RootElement);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(JsonNode? value) =>
        Add(RawType.Json, value is null ? default : SqlValue.OfJson(value.ToJsonString()));

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(JsonObject? value) => AppendFormatted((JsonNode?)value);

    /// <inheritdoc cref="AppendFormatted(bool?)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(JsonArray? value) => AppendFormatted((JsonNode?)value);

    /// <summary>A value of an enum of the schema.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value) where T : struct, Enum => Add(RawType.Of<T>(), SqlValue.From(value));

    /// <inheritdoc cref="AppendFormatted{T}(T)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T? value) where T : struct, Enum =>
        Add(RawType.Of<T>(), value is { } v ? SqlValue.From(v) : default);

    /// <summary>A parameter that is a list.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(IEnumerable<T>? value) =>
        _parts.Add(SqlPart.Array(RawType.Of<T>(), value is null ? default : SqlValue.OfList(RawValues.List(value))));

    private void Add(RawType type, SqlValue value) => _parts.Add(SqlPart.Value(type, value));
}
