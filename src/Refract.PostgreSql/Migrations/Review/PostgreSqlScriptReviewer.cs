using Refract.Relational.Review;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>Reviews migrations for PostgreSQL, from version 11 on; facts are from the manual, and tested.</summary>
internal sealed class PostgreSqlScriptReviewer : IScriptReviewer
{
    /// <summary>The oldest version that still gets fixes, where nothing else is known.</summary>
    private const int OldestVersion = 14;

    private const int MostShown = 100;

    public IReadOnlyList<StatementReview> Review(ReviewedScript script)
    {
        var known = new KnownTables();
        var version = script.ServerVersion ?? OldestVersion;
        foreach (var earlier in script.Earlier)
        {
            known.BeginScript();
            foreach (var statement in PostgreSqlScript.Split(earlier))
                StatementReviewer.Review(ScriptTokenizer.Read(statement.Text).Tokens,
                    new StatementNotes(known, version, script.Retired));
        }

        known.BeginScript();
        var transaction = new TransactionReview();
        return [.. PostgreSqlScript.Split(script.Text).Select(Each)];

        StatementReview Each(PostgreSqlStatement statement)
        {
            var (tokens, comments) = ScriptTokenizer.Read(statement.Text);
            var notes = new StatementNotes(known, version, script.Retired);
            transaction.Follow(statement, tokens, known);
            StatementReviewer.Review(tokens, notes);
            transaction.Review(statement, tokens, notes);
            var (left, ignored) = IgnoreComment.Apply(comments, notes.Findings);
            return new StatementReview(statement.Line, Shown(statement), [.. notes.Locks.Select(held =>
                new TableLock(held.Table.ToString(), LockModes.NameOf(held.Mode), LockModes.BlockedBy(held.Mode),
                    held.Work))], left, ignored);
        }
    }

    private static string Shown(PostgreSqlStatement statement)
    {
        var text = string.Join(' ', statement.Content.ToString().Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MostShown ? text : text[..MostShown] + " …";
    }
}
