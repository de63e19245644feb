using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A statement as data: decided, not yet written. A struct, so that <see cref="Statements"/> needs no object for one
/// whose text is known.
/// </summary>
internal interface IStatement
{
    /// <summary>Emits it: its key and its values, or its text.</summary>
    SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink;

    /// <summary>Its text, with what is known of it beside the SQL.</summary>
    StatementText Describe(string sql, SqlDialect dialect);
}
