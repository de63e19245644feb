using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>CREATE TABLE, DROP TABLE, TRUNCATE, LOCK TABLE and what is about whole tables.</summary>
internal static class TableReview
{
    private static readonly string[] s_constraints = ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE", "CONSTRAINT"];

    /// <summary>What is after CREATE … TABLE.</summary>
    public static void Create(TokenCursor at, StatementNotes notes)
    {
        at.Take("IF", "NOT", "EXISTS");
        if (at.TakeTable() is not { } table) return;
        notes.Known.Create(table);
        if (at.Take("PARTITION", "OF") && at.TakeTable() is { } parent) notes.Lock(parent, LockMode.AccessExclusive);
        if (at.Current.Is('('))
            foreach (var part in TokenCursor.Split(at.TakeParentheses())) Item(new TokenCursor(part), table, notes);
        if (at.Take("INHERITS"))
            foreach (var part in TokenCursor.Split(at.TakeParentheses()))
                if (new TokenCursor(part).TakeTable() is { } above)
                    notes.Lock(above, LockMode.ShareUpdateExclusive);
        notes.Known.Of(table).IsPartitioned = at.ContainsInOrder("PARTITION", "BY");
    }

    /// <summary>What is after DROP TABLE.</summary>
    public static void Drop(TokenCursor at, StatementNotes notes)
    {
        at.Take("IF", "EXISTS");
        foreach (var part in at.SplitRest())
        {
            if (new TokenCursor(part).TakeTable() is not { } table) continue;
            notes.Lock(table, LockMode.AccessExclusive);
            foreach (var referenced in notes.Known.Of(table).ForeignKeys.Values)
                notes.Lock(referenced, LockMode.AccessExclusive);
            if (at.Contains("CASCADE"))
                foreach (var referring in notes.Known.ReferringTo(table))
                    notes.Lock(referring, LockMode.AccessExclusive);
            if (!notes.IsRetired(table)) notes.FindContraction(table, ReviewRules.Drops, DiagnosticSeverity.Warning,
                $"A program that still reads or writes {table} fails from now on, and all rows are lost.",
                "First release a program that does not use the table, then drop it in a later migration.");
            notes.Known.Drop(table);
        }
    }

    /// <summary>What is after TRUNCATE.</summary>
    public static void Truncate(TokenCursor at, StatementNotes notes)
    {
        at.Take("TABLE");
        at.Take("ONLY");
        foreach (var part in at.SplitRest())
        {
            if (new TokenCursor(part).TakeTable() is not { } table) continue;
            notes.Lock(table, LockMode.AccessExclusive);
            notes.Find(table, ReviewRules.Drops, DiagnosticSeverity.Warning,
                $"Reads and writes of {table} wait, and all rows are lost.", null);
        }
    }

    /// <summary>What is after LOCK.</summary>
    public static void Lock(TokenCursor at, StatementNotes notes)
    {
        at.Take("TABLE");
        at.Take("ONLY");
        var tables = new List<TableName>();
        while (!at.IsAtEnd && !at.Is("IN"))
            if (at.TakeTable() is { } table) tables.Add(table);
            else at.Step();
        var mode = at.Take("IN") ? LockModes.Read(at) : LockMode.AccessExclusive;
        foreach (var table in tables) notes.Lock(table, mode);
    }

    /// <summary>What is after VACUUM; only FULL gets in the way.</summary>
    public static void Vacuum(TokenCursor at, StatementNotes notes)
    {
        var isFull = at.TakeParentheses().Any(option => option.Is("FULL")) || at.Contains("FULL");
        while (at.Take("FULL") || at.Take("FREEZE") || at.Take("VERBOSE") || at.Take("ANALYZE"))
        {
        }

        var table = at.TakeTable();
        if (table is not null)
            notes.Lock(table, isFull ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive,
                isFull ? TableWork.Rewrite : TableWork.Scan);
        if (isFull) FindRewrite(table, notes);
    }

    /// <summary>What is after CLUSTER.</summary>
    public static void Cluster(TokenCursor at, StatementNotes notes)
    {
        at.Take("VERBOSE");
        var table = at.TakeTable();
        if (table is not null && at.Take("ON")) table = notes.Known.TableOf(table) ?? table;
        if (table is not null) notes.Lock(table, LockMode.AccessExclusive, TableWork.Rewrite);
        FindRewrite(table, notes);
    }

    /// <summary>What is after REFRESH MATERIALIZED VIEW.</summary>
    public static void Refresh(TokenCursor at, StatementNotes notes)
    {
        var isConcurrent = at.Take("CONCURRENTLY");
        if (at.TakeTable() is not { } view) return;
        notes.Lock(view, isConcurrent ? LockMode.Exclusive : LockMode.AccessExclusive, TableWork.Rewrite);
        if (!isConcurrent)
            notes.Find(view, ReviewRules.Rewrites, DiagnosticSeverity.Error,
                $"Reads of {view} wait until its query has run.",
                $"REFRESH MATERIALIZED VIEW CONCURRENTLY {view.Sql}; the view needs a unique index for it.");
    }

    private static void Item(TokenCursor at, TableName table, StatementNotes notes)
    {
        if (at.Is("LIKE")) return;
        if (s_constraints.Any(at.Is)) ConstraintReview.Add(at, table, notes);
        else NewColumnReview.Learn(at, table, notes);
    }

    private static void FindRewrite(TableName? table, StatementNotes notes) => notes.Find(table, ReviewRules.Rewrites,
        DiagnosticSeverity.Error,
        $"Reads and writes of {table?.ToString() ?? "each table"} wait while it is written again as a whole.",
        "Run it when nobody works, with a lock_timeout; plain VACUUM needs no such lock.");
}
