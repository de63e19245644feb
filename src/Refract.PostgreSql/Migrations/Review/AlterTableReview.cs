using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>
/// ALTER TABLE: each of its actions has a mode of its own, and the strongest is the statement's
/// (https://www.postgresql.org/docs/current/sql-altertable.html).
/// </summary>
internal static class AlterTableReview
{
    private static readonly string[] s_weakSettings = ["fillfactor", "toast_tuple_target", "parallel_workers",
        "vacuum_truncate", "log_autovacuum_min_duration", "vacuum_index_cleanup", "n_distinct", "toast"];

    public static void Review(TokenCursor at, StatementNotes notes)
    {
        at.Take("IF", "EXISTS");
        at.Take("ONLY");
        if (at.TakeTable() is not { } table) return;
        at.Take('*');
        if (at.Take("RENAME")) Rename(at, table, notes);
        else if (at.Take("SET", "SCHEMA"))
        {
            notes.Lock(table, LockMode.AccessExclusive);
            var schema = at.TakeName();
            Renamed(table, $"{table} as {schema}.{table.Name}", notes);
            notes.Known.Rename(table, TableName.Of(schema, table.Name));
        }
        else foreach (var action in at.SplitRest()) Act(new TokenCursor(action), table, notes);
    }

    private static void Act(TokenCursor at, TableName table, StatementNotes notes)
    {
        if (at.Take("ADD"))
        {
            if (!ConstraintReview.Add(at, table, notes))
            {
                at.Take("COLUMN");
                NewColumnReview.Add(at, table, notes);
            }
        }
        else if (at.Take("ALTER", "CONSTRAINT")) notes.Lock(table, LockMode.AccessExclusive);
        else if (at.Take("ALTER"))
        {
            at.Take("COLUMN");
            ColumnReview.Alter(at, table, notes);
        }
        else if (at.Take("VALIDATE", "CONSTRAINT")) ConstraintReview.Validate(at, table, notes);
        else if (at.Take("DROP", "CONSTRAINT")) ConstraintReview.Drop(at, table, notes);
        else if (at.Take("DROP"))
        {
            at.Take("COLUMN");
            ColumnReview.Drop(at, table, notes);
        }
        else if (at.Take("ATTACH", "PARTITION")) Attach(at, table, notes);
        else if (at.Take("DETACH", "PARTITION")) Detach(at, table, notes);
        else if (at.Take("SET", "LOGGED") || at.Take("SET", "UNLOGGED") || at.Take("SET", "TABLESPACE")
            || at.Take("SET", "ACCESS", "METHOD")) Rewrite(table, notes);
        else if (at.Take("SET") && at.Current.Is('(')) Set(at, table, notes);
        else if (at.Is("CLUSTER") || at.Is("RESET")) notes.Lock(table, LockMode.ShareUpdateExclusive);
        else if (at.ContainsInOrder("TRIGGER")) notes.Lock(table, LockMode.ShareRowExclusive);
        else notes.Lock(table, LockMode.AccessExclusive);
    }

    private static void Rename(TokenCursor at, TableName table, StatementNotes notes)
    {
        notes.Lock(table, LockMode.AccessExclusive);
        if (at.Take("CONSTRAINT")) return;
        if (at.Take("TO"))
        {
            var name = at.TakeName();
            Renamed(table, $"{table} as {name}", notes);
            notes.Known.Rename(table, table with { Name = name });
            return;
        }

        at.Take("COLUMN");
        var column = at.TakeName();
        if (!at.Take("TO")) return;
        var to = at.TakeName();
        var known = notes.Known.Of(table);
        // A name that the script itself gave, on the way to another one, is known to no program.
        if (!known.NewColumns.Contains(column)) Renamed(table, $"{table}.{column} as {to}", notes);
        known.Rename(column, to);
        known.NewColumns.Add(to);
    }

    private static void Renamed(TableName table, string what, StatementNotes notes) => notes.FindContraction(table,
        ReviewRules.Renames, DiagnosticSeverity.Warning,
        $"A program that is running knows {what}, and fails until it is the new one.".Replace(" as ", ", now ",
            StringComparison.Ordinal),
        "Keep the name in the database and change it in the schema with @map or @@map; or give the old name to a view "
            + "until all programs are new.");

    private static void Attach(TokenCursor at, TableName table, StatementNotes notes)
    {
        notes.Lock(table, notes.Version >= 12 ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive);
        if (at.TakeTable() is not { } partition) return;
        notes.Lock(partition, LockMode.AccessExclusive, TableWork.Scan);
        notes.Find(partition, ReviewRules.CheckScans, DiagnosticSeverity.Warning,
            $"Reads and writes of {partition} wait while every row is checked against the bounds of the partition.",
            "A valid CHECK constraint with the same bounds makes that unnecessary: add it before with NOT VALID, and "
                + "validate it.");
    }

    private static void Detach(TokenCursor at, TableName table, StatementNotes notes)
    {
        var isConcurrent = at.Contains("CONCURRENTLY");
        notes.Lock(table, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive);
        if (at.TakeTable() is { } partition)
            notes.Lock(partition, isConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive);
        if (!isConcurrent && notes.Version >= 14)
            notes.Find(table, ReviewRules.Drops, DiagnosticSeverity.Warning,
                $"Reads and writes of {table} wait while the partition is taken out.",
                "DETACH PARTITION … CONCURRENTLY, as a statement outside a transaction.");
    }

    private static void Rewrite(TableName table, StatementNotes notes)
    {
        notes.Lock(table, LockMode.AccessExclusive, TableWork.Rewrite);
        notes.Find(table, ReviewRules.Rewrites, DiagnosticSeverity.Error,
            $"Reads and writes of {table} wait while the whole table is written again.",
            "Run it when nobody works, with a lock_timeout; or fill a second table and change over to it.");
    }

    private static void Set(TokenCursor at, TableName table, StatementNotes notes)
    {
        var isWeak = TokenCursor.Split(at.TakeParentheses()).All(setting => setting.Count > 0
            && (setting[0].Name.StartsWith("autovacuum", StringComparison.Ordinal)
                || s_weakSettings.Contains(setting[0].Name)));
        notes.Lock(table, isWeak ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive);
    }
}
