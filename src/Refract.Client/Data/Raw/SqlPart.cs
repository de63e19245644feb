using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A part of raw SQL: text, a name, or a value.</summary>
internal readonly struct SqlPart
{
    private SqlPart(SqlPartKind kind, string text)
    {
        (Kind, Text) = (kind, text);
    }

    private SqlPart(SqlPartKind kind, RawType type, SqlValue value)
    {
        (Kind, Type, Parameter, Text) = (kind, type, value, "");
    }

    public SqlPartKind Kind { get; }

    /// <summary>The text, or the name without quotes; empty for a value.</summary>
    public string Text { get; }

    /// <summary>The model of a table.</summary>
    public ModelInfo? Model { get; private init; }

    /// <summary>The type of a value, or of a list's values.</summary>
    public RawType? Type { get; }

    /// <summary>The value, or the values.</summary>
    public SqlValue Parameter { get; }

    public static SqlPart Literal(string text) => new(SqlPartKind.Literal, text);

    public static SqlPart Name(string name) => new(SqlPartKind.Name, name);

    public static SqlPart Table(ModelInfo model) => new(SqlPartKind.Table, model.Table) { Model = model };

    public static SqlPart Value(RawType type, SqlValue value) => new(SqlPartKind.Value, type, value);

    public static SqlPart Array(RawType type, SqlValue values) => new(SqlPartKind.Array, type, values);

    public static SqlPart Each(RawType type, ValueList values) =>
        new(SqlPartKind.Each, type, SqlValue.OfEach(values));

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SqlPartKind.Literal => Text,
        SqlPartKind.Name => $"\"{Text}\"",
        SqlPartKind.Table => Model!.Schema is { } schema ? $"\"{schema}\".\"{Text}\"" : $"\"{Text}\"",
        SqlPartKind.Each => string.Join(", ", Enumerable.Repeat("?", Parameter.AsList.Count)),
        _ => "?",
    };
}
