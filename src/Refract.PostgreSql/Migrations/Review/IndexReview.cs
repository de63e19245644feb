using Refract.PostgreSql.Types;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>CREATE INDEX, DROP INDEX, ALTER INDEX and REINDEX.</summary>
internal static class IndexReview
{
    /// <summary>What is after CREATE [UNIQUE] INDEX.</summary>
    public static void Create(TokenCursor at, bool isUnique, StatementNotes notes)
    {
        var isConcurrent = at.Take("CONCURRENTLY");
        at.Take("IF", "NOT", "EXISTS");
        var name = at.Is("ON") ? null : at.TakeName();
        if (!at.Take("ON")) return;
        at.Take("ONLY");
        if (at.TakeTable() is not { } table) return;
        if (name is not null) notes.Known.AddIndex(table, name);
        notes.Lock(table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share, TableWork.Scan);
        if (isConcurrent) return;
        notes.Find(table, ReviewRules.IndexBlocksWrites, DiagnosticSeverity.Error,
            $"Writes of {table} wait until the index is built.",
            notes.Known.Of(table).IsPartitioned
                ? $"CREATE INDEX … ON ONLY {table.Sql}; then build one on each partition with CONCURRENTLY, and attach "
                    + "each with ALTER INDEX … ATTACH PARTITION."
                : $"CREATE {(isUnique ? "UNIQUE " : "")}INDEX CONCURRENTLY "
                    + $"{(name is null ? "" : PostgreSqlNames.Quote(name) + " ")}ON {table.Sql} …; "
                    + "as a statement outside a transaction. One that fails leaves an invalid index: drop it, and "
                    + "build it again.");
    }

    /// <summary>What is after DROP INDEX.</summary>
    public static void Drop(TokenCursor at, StatementNotes notes)
    {
        var isConcurrent = at.Take("CONCURRENTLY");
        at.Take("IF", "EXISTS");
        foreach (var part in at.SplitRest())
        {
            if (new TokenCursor(part).TakeTable() is not { } index) continue;
            var table = notes.Known.TableOf(index);
            notes.Known.DropIndex(index);
            if (table is not null)
                notes.Lock(table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive);
            if (!isConcurrent)
                notes.Find(table, ReviewRules.IndexDropBlocks, DiagnosticSeverity.Warning,
                    $"Reads and writes of {table?.ToString() ?? $"the table of {index}"} wait behind this statement, "
                        + "which itself waits for every transaction that has read it.",
                    $"DROP INDEX CONCURRENTLY {index.Sql}; as a statement outside a transaction.");
        }
    }

    /// <summary>What is after ALTER INDEX: renaming is a small thing from version 12 on.</summary>
    public static void Alter(TokenCursor at, StatementNotes notes)
    {
        at.Take("IF", "EXISTS");
        if (at.TakeTable() is not { } index || notes.Known.TableOf(index) is not { } table) return;
        if (!at.Take("RENAME", "TO")) return;
        if (notes.Version < 12) notes.Lock(table, LockMode.AccessExclusive);
        notes.Known.DropIndex(index);
        notes.Known.AddIndex(table, at.TakeName());
    }

    /// <summary>What is after REINDEX.</summary>
    public static void Rebuild(TokenCursor at, StatementNotes notes)
    {
        var isConcurrent = at.Contains("CONCURRENTLY")
            || at.TakeParentheses().Any(option => option.Is("CONCURRENTLY"));
        var isOfIndex = at.Take("INDEX");
        if (!isOfIndex && !at.Take("TABLE"))
        {
            if (!isConcurrent) FindRebuild(null, "the tables", notes);
            return;
        }

        at.Take("CONCURRENTLY");
        if (at.TakeTable() is not { } name || (isOfIndex ? notes.Known.TableOf(name) : name) is not { } table)
        {
            if (!isConcurrent) FindRebuild(null, "the table", notes);
            return;
        }

        notes.Lock(table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share, TableWork.Scan);
        if (!isConcurrent) FindRebuild(table, table.ToString(), notes);
    }

    private static void FindRebuild(TableName? table, string shown, StatementNotes notes) => notes.Find(table,
        ReviewRules.Rewrites, DiagnosticSeverity.Error,
        $"Writes of {shown} wait while indexes are built again, and so do reads that use them.",
        notes.Version >= 12 ? "REINDEX … CONCURRENTLY, as a statement outside a transaction."
            : "Build a second index with CONCURRENTLY, then drop the first.");
}
