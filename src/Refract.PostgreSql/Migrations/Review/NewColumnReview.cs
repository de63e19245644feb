using Refract.PostgreSql.Types;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>A column's definition, in ADD COLUMN and in CREATE TABLE.</summary>
internal static class NewColumnReview
{
    private static readonly string[] s_clauses = ["NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK",
        "CONSTRAINT", "GENERATED", "COLLATE", "STORAGE", "COMPRESSION", "DEFERRABLE", "INITIALLY"];

    public static void Add(TokenCursor at, TableName table, StatementNotes notes)
    {
        at.Take("IF", "NOT", "EXISTS");
        notes.Lock(table, LockMode.AccessExclusive);
        var column = Read(at, table, notes);
        Learn(column, notes.Known.Of(table)).NewColumns.Add(column.Name);
        if (column.FilledBy is { } filledBy)
        {
            notes.Lock(table, LockMode.AccessExclusive, TableWork.Rewrite);
            var (alter, name) = ($"ALTER TABLE {table.Sql}", PostgreSqlNames.Quote(column.Name));
            notes.Find(table, ReviewRules.ColumnRewrites, DiagnosticSeverity.Error,
                $"Reads and writes of {table} wait while all rows are written again: {filledBy}.",
                column.IsComputed
                    ? "Compute the value in queries or in a view; or add a plain column, fill it in batches, and keep "
                        + "it with a trigger."
                    : $"{alter} ADD COLUMN {name} …;  -- without a default\n"
                        + $"{alter} ALTER COLUMN {name} SET DEFAULT …;\n"
                        + "Then fill the rows that are there in batches, each in a transaction of its own, as `refract "
                        + "migrate dev --online` writes it.");
        }
        else if (column is { IsRequired: true, HasDefault: false })
            notes.FindContraction(table, ReviewRules.ColumnFails, DiagnosticSeverity.Error,
                $"This fails when {table} has any row: {column.Name} is NOT NULL and has no value for it.",
                "Give it a default; or add it without NOT NULL, fill the rows in batches, and set NOT NULL "
                    + "afterwards.");
    }

    /// <summary>Takes a definition in CREATE TABLE into what is known.</summary>
    public static void Learn(TokenCursor at, TableName table, StatementNotes notes) =>
        Learn(Read(at, table, notes), notes.Known.Of(table));

    private static KnownTable Learn(NewColumn column, KnownTable known)
    {
        if (column.Type is { } type) known.Types[column.Name] = type;
        if (column.IsRequired) known.NotNull.Add(column.Name);
        if (column.HasDefault || column.FilledBy is not null) known.Defaults.Add(column.Name);
        return known;
    }

    private static NewColumn Read(TokenCursor at, TableName table, StatementNotes notes)
    {
        var name = at.TakeName();
        var type = ColumnTypeText.Read(at);
        var column = new NewColumn(name, type);
        if (type?.Name is "serial" or "bigserial" or "smallserial" or "serial4" or "serial8" or "serial2")
            column = column with { IsRequired = true, FilledBy = $"{name} takes a number of a sequence for each" };
        string? constraint = null;
        while (!at.IsAtEnd)
        {
            if (at.Take("CONSTRAINT")) constraint = at.TakeName();
            else if (at.Take("NOT", "NULL")) column = column with { IsRequired = true };
            else if (at.Take("DEFAULT")) column = WithDefault(column, Expression(at), notes.Version);
            else if (at.Take("GENERATED")) column = Generated(column, at);
            else if (at.Take("PRIMARY", "KEY"))
            {
                column = column with { IsRequired = true };
                Key(constraint ?? table.Name + "_pkey", "primary key", name, table, notes);
            }
            else if (at.Take("UNIQUE")) Key(constraint ?? $"{table.Name}_{name}_key", "unique key", name, table, notes);
            else if (at.Take("CHECK"))
                ConstraintReview.Check(constraint, at.TakeParentheses(), isNotValid: false, table, notes);
            else if (at.Take("REFERENCES") && at.TakeTable() is { } referenced)
                ConstraintReview.ForeignKey(constraint ?? $"{table.Name}_{name}_fkey", at, table, referenced, notes);
            else at.Step();
        }

        return column;
    }

    private static NewColumn WithDefault(NewColumn column, IReadOnlyList<ScriptToken> value, int version)
    {
        if (value is [var only] && only.Is("NULL")) return column;
        column = column with { HasDefault = true };
        if (version < 11)
            return column with { FilledBy = $"before version 11 the default of {column.Name} is written into each" };
        if (VolatileDefaults.FunctionIn(value, out var isCertain) is not { } function) return column;
        return column with
        {
            FilledBy = isCertain ? $"{function}() has another value for each"
                : $"{function}() may have another value for each, unless it is marked STABLE or IMMUTABLE",
        };
    }

    private static NewColumn Generated(NewColumn column, TokenCursor at)
    {
        var isIdentity = at.Contains("IDENTITY");
        while (!at.IsAtEnd && !at.Current.Is('(') && !at.Is("IDENTITY")) at.Step();
        at.Step();
        if (isIdentity)
            return column with
            {
                IsRequired = true, FilledBy = $"the identity column {column.Name} numbers each",
            };
        while (!at.IsAtEnd && !at.Is("STORED") && !at.Is("VIRTUAL")) at.Step();
        return at.Is("STORED")
            ? column with { IsComputed = true, FilledBy = $"{column.Name} is computed and stored for each" }
            : column with { IsComputed = true, HasDefault = true };
    }

    private static void Key(string index, string kind, string column, TableName table, StatementNotes notes)
    {
        notes.Known.AddIndex(table, index);
        notes.Lock(table, LockMode.AccessExclusive, TableWork.Scan);
        notes.Find(table, ReviewRules.KeyBuildsIndex, DiagnosticSeverity.Error,
            $"Reads and writes of {table} wait while the index of the {kind} {column} is built.",
            $"Add the column without it. Then: CREATE UNIQUE INDEX CONCURRENTLY {PostgreSqlNames.Quote(index)} ON "
                + $"{table.Sql} ({PostgreSqlNames.Quote(column)});");
    }

    /// <summary>An expression ends where the next clause begins.</summary>
    private static List<ScriptToken> Expression(TokenCursor at)
    {
        var expression = new List<ScriptToken>();
        for (var depth = 0; !at.IsAtEnd; at.Step())
        {
            // NULL may be the whole default.
            if (depth == 0 && expression.Count > 0 && s_clauses.Any(at.Is)) break;
            if (at.Current.Is('(')) depth++;
            else if (at.Current.Is(')')) depth--;
            expression.Add(at.Current);
        }

        return expression;
    }

    /// <param name="Name">Its name as the server keeps it.</param>
    /// <param name="Type">Its type; null when the text has none.</param>
    private sealed record NewColumn(string Name, ColumnTypeText? Type)
    {
        public bool IsRequired { get; init; }

        public bool HasDefault { get; init; }

        public bool IsComputed { get; init; }

        /// <summary>Why each row is written again, as a clause; null when none is.</summary>
        public string? FilledBy { get; init; }
    }
}
