using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The walk that writes the text of a new shape. Tokens are nothing to it.</summary>
internal readonly struct TextSink(SqlText text) : ISqlSink
{
    public static bool IsText => true;

    public SqlDialect Dialect => text.Shape.Dialect;

    public PolicyScope? Policies => text.Shape.Policies;

    public ScopeStack Scopes => text.Shape.Scopes;

    public GroupOperands Operands => text.Shape.Operands;

    public void Token(ShapeToken kind)
    {
    }

    public void Token(ShapeToken kind, int detail)
    {
    }

    public void Detail(int detail)
    {
    }

    public SqlPiece Value(ColumnType type, SqlValue value)
    {
        text.Take(type);
        return new SqlPiece(text.Placeholder(type));
    }

    public SqlPieces Values(ColumnType type, ValueList values)
    {
        text.Take(type);
        var placeholders = new List<string>(values.Count);
        for (var i = 0; i < values.Count; i++) placeholders.Add(text.Placeholder(type));
        return new SqlPieces(placeholders);
    }

    public SqlPiece Alias(char first) => new(text.Alias(first));

    public SqlPiece Name(string name) => new(Dialect.Statements.Quote(name));

    public SqlPiece Table(string? schema, string name) => new(Dialect.Statements.Table(schema, name));

    public SqlPieces Pieces() => new([]);
}
