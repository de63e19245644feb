using Refract.PostgreSql.Types;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>ADD, VALIDATE and DROP CONSTRAINT of a table that is there.</summary>
internal static class ConstraintReview
{
    /// <summary>What is after ADD, a constraint with or without a name; false for anything else.</summary>
    public static bool Add(TokenCursor at, TableName table, StatementNotes notes)
    {
        var name = at.Take("CONSTRAINT") ? at.TakeName() : null;
        if (at.Take("FOREIGN", "KEY"))
        {
            at.TakeParentheses();
            if (at.Take("REFERENCES") && at.TakeTable() is { } referenced)
                ForeignKey(name, at, table, referenced, notes);
        }
        else if (at.Take("CHECK")) Check(name, at.TakeParentheses(), IsNotValid(at), table, notes);
        else if (at.Take("PRIMARY", "KEY")) Key(name, "PRIMARY KEY", at, table, notes);
        else if (at.Take("UNIQUE")) Key(name, "UNIQUE", at, table, notes);
        else if (at.Take("NOT", "NULL")) NotNull(name, at.TakeName(), IsNotValid(at), table, notes);
        else if (at.Take("EXCLUDE"))
        {
            notes.Lock(table, LockMode.AccessExclusive, TableWork.Scan);
            notes.Find(table, ReviewRules.KeyBuildsIndex, DiagnosticSeverity.Error,
                $"An EXCLUDE constraint builds its index while reads and writes of {table} wait.",
                "There is no form that does not wait: run it when nobody works, with a lock_timeout.");
        }
        else return name is not null;

        return true;
    }

    /// <summary>What follows a foreign key's referenced table, or the table in a column's REFERENCES.</summary>
    public static void ForeignKey(string? name, TokenCursor at, TableName table, TableName referenced,
        StatementNotes notes)
    {
        var isNotValid = IsNotValid(at);
        // Both sides get triggers. The rows of the table are checked, unless there are none yet.
        notes.Lock(table, LockMode.ShareRowExclusive, isNotValid ? TableWork.None : TableWork.Scan);
        notes.Lock(referenced, LockMode.ShareRowExclusive);
        var known = notes.Known.Of(table);
        if (name is not null) known.ForeignKeys[name] = referenced;
        if (isNotValid) return;
        var key = PostgreSqlNames.Quote(name ?? table.Name + "_fkey");
        notes.Find(table, ReviewRules.ForeignKeyScans, DiagnosticSeverity.Error,
            $"Writes of {table} and {referenced} wait while every row of {table} is checked.",
            known.IsPartitioned && notes.Version < 18
                ? "Add it to each partition with NOT VALID and validate it there before it is added to the table."
                : $"ALTER TABLE {table.Sql} ADD CONSTRAINT {key} FOREIGN KEY (…) REFERENCES {referenced.Sql} (…) NOT "
                    + $"VALID;\nThen, in a transaction of its own: ALTER TABLE {table.Sql} VALIDATE CONSTRAINT {key};");
    }

    /// <summary>A CHECK constraint.</summary>
    public static void Check(string? name, IReadOnlyList<ScriptToken> condition, bool isNotValid, TableName table,
        StatementNotes notes)
    {
        notes.Lock(table, LockMode.AccessExclusive, isNotValid ? TableWork.None : TableWork.Scan);
        if (ColumnThatIsNotNull(condition) is { } column)
        {
            ColumnReview.FindRequired(column, table, notes);
            if (name is not null) notes.Known.Of(table).NotNullChecks[name] = (column, !isNotValid);
        }

        if (isNotValid) return;
        var check = PostgreSqlNames.Quote(name ?? table.Name + "_check");
        notes.Find(table, ReviewRules.CheckScans, DiagnosticSeverity.Error,
            $"Reads and writes of {table} wait while every row is checked.",
            $"ALTER TABLE {table.Sql} ADD CONSTRAINT {check} CHECK (…) NOT VALID;\nThen, in a transaction of its own: "
                + $"ALTER TABLE {table.Sql} VALIDATE CONSTRAINT {check};");
    }

    public static void Validate(TokenCursor at, TableName table, StatementNotes notes)
    {
        var name = at.TakeName();
        var known = notes.Known.Of(table);
        notes.Lock(table, LockMode.ShareUpdateExclusive, TableWork.Scan);
        if (known.ForeignKeys.TryGetValue(name, out var referenced)) notes.Lock(referenced, LockMode.RowShare);
        if (!known.NotNullChecks.TryGetValue(name, out var check)) return;
        known.NotNullChecks[name] = (check.Column, true);
    }

    public static void Drop(TokenCursor at, TableName table, StatementNotes notes)
    {
        at.Take("IF", "EXISTS");
        var name = at.TakeName();
        var known = notes.Known.Of(table);
        notes.Lock(table, LockMode.AccessExclusive);
        // The triggers on the other side go, too.
        if (known.ForeignKeys.Remove(name, out var referenced)) notes.Lock(referenced, LockMode.AccessExclusive);
        known.NotNullChecks.Remove(name);
        // Without its key the foreign keys that refer to it go, too.
        if (!at.Is("CASCADE")) return;
        foreach (var referring in notes.Known.ReferringTo(table)) notes.Lock(referring, LockMode.AccessExclusive);
    }

    public static bool IsNotValid(TokenCursor at) => at.ContainsInOrder("NOT", "VALID");

    private static void NotNull(string? name, string column, bool isNotValid, TableName table, StatementNotes notes)
    {
        var known = notes.Known.Of(table);
        var isProven = isNotValid || known.IsProvenNotNull(column);
        notes.Lock(table, LockMode.AccessExclusive, isProven ? TableWork.None : TableWork.Scan);
        ColumnReview.FindRequired(column, table, notes);
        if (name is not null) known.NotNullChecks[name] = (column, !isNotValid);
        if (!isProven) ColumnReview.FindNotNull(column, table, notes);
    }

    private static void Key(string? name, string kind, TokenCursor at, TableName table, StatementNotes notes)
    {
        var known = notes.Known.Of(table);
        if (at.Take("USING", "INDEX"))
        {
            // The index is there. A primary key still needs columns without nulls, which the text does not show.
            notes.Lock(table, LockMode.AccessExclusive);
            return;
        }

        var columns = at.TakeParentheses().Where(token => token.IsName).Select(token => token.Name).ToArray();
        if (name is not null) notes.Known.AddIndex(table, name);
        notes.Lock(table, LockMode.AccessExclusive, TableWork.Scan);
        var index = name ?? table.Name + (kind[0] == 'P' ? "_pkey" : "_key");
        notes.Find(table, ReviewRules.KeyBuildsIndex, DiagnosticSeverity.Error,
            $"Reads and writes of {table} wait while the index of the {kind} constraint is built.",
            $"CREATE UNIQUE INDEX CONCURRENTLY {PostgreSqlNames.Quote(index)} ON {table.Sql} "
                + $"({PostgreSqlNames.Quote(columns)});\nThen: ALTER TABLE {table.Sql} ADD CONSTRAINT "
                + $"{PostgreSqlNames.Quote(index)} {kind} USING INDEX {PostgreSqlNames.Quote(index)};"
                + (kind[0] == 'P' && columns.Any(column => !known.IsProvenNotNull(column))
                    ? "\nIts columns must be NOT NULL before." : ""));
        if (kind[0] == 'P') known.NotNull.UnionWith(columns);
    }

    /// <summary>The column of a condition that is <c>column IS NOT NULL</c> and nothing else.</summary>
    private static string? ColumnThatIsNotNull(IReadOnlyList<ScriptToken> condition)
    {
        var plain = condition.Where(token => !token.Is('(') && !token.Is(')')).ToArray();
        return plain is [var column, var first, var second, var third] && column.IsName && first.Is("IS")
            && second.Is("NOT") && third.Is("NULL") ? column.Name : null;
    }
}
