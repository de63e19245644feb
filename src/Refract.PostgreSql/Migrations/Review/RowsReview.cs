using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>Statements that change or read rows.</summary>
internal static class RowsReview
{
    /// <summary>A statement from its first word on, WITH included; false when it is none of these.</summary>
    public static bool Review(TokenCursor at, StatementNotes notes)
    {
        if (at.Take("WITH"))
            for (var depth = 0; !at.IsAtEnd; at.Step())
            {
                if (at.Current.Is('(')) depth++;
                else if (at.Current.Is(')')) depth--;
                else if (depth == 0 && IsVerb(at)) break;
            }

        if (at.Take("UPDATE")) Change(at, "changes", notes);
        else if (at.Take("DELETE", "FROM")) Change(at, "deletes", notes);
        else if (at.Take("INSERT", "INTO") || at.Take("MERGE", "INTO") || at.Take("COPY"))
        {
            if (at.TakeTable() is { } table) notes.Lock(table, LockMode.RowExclusive);
        }
        else return at.Is("SELECT") || at.Is("VALUES") || at.Is("TABLE");

        return true;
    }

    private static bool IsVerb(TokenCursor at) =>
        at.Is("UPDATE") || at.Is("DELETE") || at.Is("INSERT") || at.Is("MERGE") || at.Is("SELECT");

    private static void Change(TokenCursor at, string verb, StatementNotes notes)
    {
        at.Take("ONLY");
        if (at.TakeTable() is not { } table) return;
        if (!IsOfAllRows(at))
        {
            notes.Lock(table, LockMode.RowExclusive);
            return;
        }

        notes.Lock(table, LockMode.RowExclusive, verb == "changes" ? TableWork.Rewrite : TableWork.Scan);
        notes.Find(table, ReviewRules.ChangesAllRows, DiagnosticSeverity.Warning,
            $"One transaction {verb} every row of {table} or many of them: other writes of these rows wait for its "
                + "end, and replicas and VACUUM fall behind.",
            "Do it in batches of some thousand rows, each in a transaction of its own: WHERE \"id\" IN (SELECT … LIMIT "
                + "1000), again and again until no row is left.");
    }

    /// <summary>
    /// Whether a statement has no condition, or one that only asks which values are null, as one that fills a new
    /// column has.
    /// </summary>
    private static bool IsOfAllRows(TokenCursor at)
    {
        var depth = 0;
        for (; !at.IsAtEnd; at.Step())
        {
            if (at.Current.Is('(')) depth++;
            else if (at.Current.Is(')')) depth--;
            else if (depth == 0 && at.Take("WHERE")) break;
        }

        var condition = at.Rest.TakeWhile(token => !token.Is("RETURNING"))
            .Where(token => !token.Is('(') && !token.Is(')') && !token.Is('.')).ToArray();
        if (condition.Any(token => token.Is("SELECT"))) return false;
        return condition.Length == 0 || condition is [var always] && always.Is("TRUE")
            || condition.All(token => token.IsName) && condition.Count(token => token.Is("NULL")) is > 0 and var nulls
                && condition.Count(token => token.Is("IS")) == nulls;
    }
}
