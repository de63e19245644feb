using Refract.Relational.Sql;
using Refract.Sqlite.Types;

namespace Refract.Sqlite;

/// <summary>How SQLite wants its statements.</summary>
internal sealed class SqliteStatements : SqlStatementSyntax
{
    /// <inheritdoc/>
    public override string Quote(string name) => SqliteNames.Quote(name);

    /// <inheritdoc/>
    public override string Table(string? schema, string name) => Quote(name);

    /// <inheritdoc/>
    public override string Limit(string? take, string? skip)
    {
        if (take is null && skip is null) return "";
        return $" LIMIT {take ?? "-1"}{(skip is null ? "" : " OFFSET " + skip)}";
    }

    /// <inheritdoc/>
    public override string Items(string items, string alias) => $"json_each({items}) AS {alias}";
}
