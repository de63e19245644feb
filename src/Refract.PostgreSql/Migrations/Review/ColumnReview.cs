using Refract.PostgreSql.Types;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>ALTER COLUMN and DROP COLUMN of a table that is there.</summary>
internal static class ColumnReview
{
    public static void Alter(TokenCursor at, TableName table, StatementNotes notes)
    {
        var column = at.TakeName();
        if (at.Take("SET", "NOT", "NULL")) SetNotNull(column, table, notes);
        else if (at.Take("DROP", "NOT", "NULL"))
        {
            notes.Known.Of(table).NotNull.Remove(column);
            notes.Lock(table, LockMode.AccessExclusive);
        }
        else if (at.Take("SET", "DATA", "TYPE") || at.Take("TYPE")) SetType(column, at, table, notes);
        else if (at.Take("SET", "DEFAULT"))
        {
            notes.Known.Of(table).Defaults.Add(column);
            notes.Lock(table, LockMode.AccessExclusive);
        }
        else if (at.Take("DROP", "DEFAULT")) DropDefault(column, table, notes);
        else if (at.Take("SET", "STATISTICS") || at.Take("SET") && at.Current.Is('(') || at.Is("RESET"))
            notes.Lock(table, LockMode.ShareUpdateExclusive);
        else notes.Lock(table, LockMode.AccessExclusive);
    }

    public static void Drop(TokenCursor at, TableName table, StatementNotes notes)
    {
        at.Take("IF", "EXISTS");
        var column = at.TakeName();
        notes.Lock(table, LockMode.AccessExclusive);
        notes.Known.Of(table).Forget(column);
        if (notes.IsRetired(table, column)) return;
        notes.FindContraction(table, ReviewRules.Drops, DiagnosticSeverity.Warning,
            $"A program that still reads or writes {table}.{column} fails from now on, and what it holds is lost.",
            "First release a program that does not use the column, then drop it in a later migration.");
    }

    public static void FindNotNull(string column, TableName table, StatementNotes notes)
    {
        var check = PostgreSqlNames.Quote($"{table.Name}_{column}_not_null");
        var quoted = PostgreSqlNames.Quote(column);
        var alter = $"ALTER TABLE {table.Sql}";
        notes.Find(table, ReviewRules.NotNullScans, DiagnosticSeverity.Error,
            $"Reads and writes of {table} wait while every row is looked at for a null in {column}.",
            notes.Version >= 18
                ? $"{alter} ADD CONSTRAINT {check} NOT NULL {quoted} NOT VALID;\n"
                    + $"Then, in a transaction of its own: {alter} VALIDATE CONSTRAINT {check};"
                : $"{alter} ADD CONSTRAINT {check} CHECK ({quoted} IS NOT NULL) NOT VALID;\n"
                    + $"Then, in a transaction of its own: {alter} VALIDATE CONSTRAINT {check};\n"
                    + $"Then: {alter} ALTER COLUMN {quoted} SET NOT NULL, DROP CONSTRAINT {check};");
    }

    private static void SetNotNull(string column, TableName table, StatementNotes notes)
    {
        var known = notes.Known.Of(table);
        // From version 12 on a valid CHECK constraint makes a look at the rows unnecessary.
        var isProven = known.NotNull.Contains(column) || notes.Version >= 12 && known.IsProvenNotNull(column);
        notes.Lock(table, LockMode.AccessExclusive, isProven ? TableWork.None : TableWork.Scan);
        if (!isProven) FindNotNull(column, table, notes);
        FindRequired(column, table, notes);
        known.NotNull.Add(column);
    }

    /// <summary>
    /// Finds a program that writes nulls, when a column begins to refuse them: by SET NOT NULL, or by a constraint,
    /// validated or not.
    /// </summary>
    public static void FindRequired(string column, TableName table, StatementNotes notes)
    {
        var known = notes.Known.Of(table);
        if (!known.RefusesNull(column) && !(known.NewColumns.Contains(column) && known.Defaults.Contains(column)))
            notes.FindContraction(table, ReviewRules.BreaksPrograms, DiagnosticSeverity.Warning,
                $"A program that still writes rows without a value in {table}.{column} fails from now on.",
                "First release a program that always writes the column, then fill the other rows and set NOT NULL in a "
                    + "later migration.");
    }

    private static void DropDefault(string column, TableName table, StatementNotes notes)
    {
        notes.Lock(table, LockMode.AccessExclusive);
        var known = notes.Known.Of(table);
        known.Defaults.Remove(column);
        if (known.NotNull.Contains(column))
            notes.FindContraction(table, ReviewRules.BreaksPrograms, DiagnosticSeverity.Warning,
                $"A program that leaves {table}.{column} to its default cannot insert rows from now on.",
                "First release a program that always writes the column, then drop the default in a later migration.");
    }

    private static void SetType(string column, TokenCursor at, TableName table, StatementNotes notes)
    {
        var known = notes.Known.Of(table);
        var old = known.Types.GetValueOrDefault(column);
        if (ColumnTypeText.Read(at) is not { } wanted) return;
        known.Types[column] = wanted;
        if (at.Take("COLLATE")) at.TakeTable();
        var isNew = known.NewColumns.Contains(column);
        var isCast = !at.Take("USING") || IsCastOf(column, at.Rest);
        if (isCast && old?.Becomes(wanted) == true)
        {
            notes.Lock(table, LockMode.AccessExclusive);
            return;
        }

        notes.Lock(table, LockMode.AccessExclusive, TableWork.Rewrite);
        notes.Find(table, ReviewRules.TypeRewrites, DiagnosticSeverity.Error,
            (old is null && isCast ? $"Unless its old type is kept in the same form as {wanted}, " : "")
                + $"{(old is null && isCast ? "r" : "R")}eads and writes of {table} wait while all rows and indexes "
                + $"are written again for {column}{(old is null ? "" : $", from {old} to {wanted}")}.",
            $"Add a second column of the new type, keep both in step with a trigger, fill it in batches, "
                + "and let the program change over to it; then drop the old one.");
        if (isNew || notes.IsRetired(table, column)) return;
        notes.FindContraction(table, ReviewRules.BreaksPrograms, DiagnosticSeverity.Warning,
            $"A program that is running reads and writes {table}.{column} in the form of its old type, and may fail "
                + "from now on.",
            "Add a second column of the new type and release a program that writes both; when the rows are filled and "
                + "the program reads the new one, drop the old one in a later migration.");
    }

    /// <summary>Whether an expression is the column, perhaps with a cast to the type that it gets anyway.</summary>
    private static bool IsCastOf(string column, IReadOnlyList<ScriptToken> expression)
    {
        var plain = expression.Where(token => !token.Is('(') && !token.Is(')')).ToArray();
        return plain.Length > 0 && plain[0].Name == column && (plain.Length == 1 || plain[1].Is(':'));
    }
}
