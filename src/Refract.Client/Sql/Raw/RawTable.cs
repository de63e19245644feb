using System.Collections.Frozen;

namespace Refract.Runtime;

/// <summary>
/// Emits <c>Sql.Table</c> of a model some of whose rows are hidden: a select of the others in the table's place, so
/// that raw SQL has the policies of the client too. Where that cannot stand, because the table is changed, the
/// statement is refused.
/// </summary>
internal static class RawTable
{
    /// <summary>What can follow a table that has no alias.</summary>
    private static readonly FrozenSet<string> s_clauses = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "where", "join", "inner", "left", "right", "full", "cross", "natural", "on", "using", "group", "having",
        "window", "order", "limit", "offset", "fetch", "for", "union", "intersect", "except", "returning", "when");

    /// <summary>Refuses a table at a place where it is not read.</summary>
    /// <exception cref="InvalidQueryException">It is changed there, or stands for its columns.</exception>
    public static void Check(SqlScanner scanner, ModelInfo model, IReadOnlyList<SqlPart> parts, int at)
    {
        if (scanner.ReadsTable() && !Following(parts, at).StartsWith('.')) return;
        throw new InvalidQueryException(
            $"Sql.Table<{model.Name}>() stands where its table is not read: behind FROM, JOIN or USING. Policies of "
            + $"this client hide rows of {model.Name}, so raw SQL can only read it, by an alias: from "
            + $"{{Sql.Table<{model.Name}>()}} t. Write by the verbs, or by a client without the policies (db.Without).",
            "sql");
    }

    /// <summary>The rows that are there, as a table with its own name unless the SQL gives it another.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, ModelInfo model, IReadOnlyList<SqlPart> parts, int at)
        where TSink : struct, ISqlSink
    {
        var alias = sink.Alias('p');
        var rows = PolicyEmitter.Rows(sink, model, alias);
        if (!TSink.IsText) return default;
        var name = HasAlias(parts, at) ? "" : $" AS {sink.Name(model.Table)}";
        return new SqlPiece($"(SELECT {alias}.* FROM {sink.Table(model)} AS {alias} WHERE {rows}){name}");
    }

    private static bool HasAlias(IReadOnlyList<SqlPart> parts, int at)
    {
        var text = Following(parts, at);
        if (text.Length == 0) return IsName(parts, at + 1) || IsName(parts, at + 2);
        if (text[0] == '"') return true;
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_')) length++;
        return length > 0 && !s_clauses.Contains(text[..length]);
    }

    private static bool IsName(IReadOnlyList<SqlPart> parts, int at) =>
        at < parts.Count && parts[at].Kind == SqlPartKind.Name;

    private static string Following(IReadOnlyList<SqlPart> parts, int at) =>
        at + 1 < parts.Count && parts[at + 1].Kind == SqlPartKind.Literal ? parts[at + 1].Text.TrimStart() : "";
}
