using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The walk that makes the key of the cache and the values. Text is nothing to it.</summary>
internal readonly struct KeySink(StatementShape shape) : ISqlSink
{
    public static bool IsText => false;

    public SqlDialect Dialect => shape.Dialect;

    public PolicyScope? Policies => shape.Policies;

    public ScopeStack Scopes => shape.Scopes;

    public GroupOperands Operands => shape.Operands;

    public void Token(ShapeToken kind) => shape.Add((int)kind);

    public void Token(ShapeToken kind, int detail)
    {
        shape.Add((int)kind);
        shape.Add(detail);
    }

    public void Detail(int detail) => shape.Add(detail);

    public SqlPiece Value(ColumnType type, SqlValue value)
    {
        shape.Add(type, value);
        return default;
    }

    public SqlPieces Values(ColumnType type, ValueList values)
    {
        shape.Add(type, SqlValue.OfEach(values));
        return default;
    }

    public SqlPiece Alias(char first) => default;

    public SqlPiece Name(string name) => default;

    public SqlPiece Table(string? schema, string name) => default;

    public SqlPieces Pieces() => default;
}
