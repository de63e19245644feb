using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>Recognises a statement by its first words and hands it to what knows its kind.</summary>
internal static class StatementReviewer
{
    public static void Review(IReadOnlyList<ScriptToken> tokens, StatementNotes notes)
    {
        var at = new TokenCursor(tokens);
        if (at.Take("ALTER")) Alter(at, notes);
        else if (at.Take("CREATE")) Create(at, notes);
        else if (at.Take("DROP")) Drop(at, notes);
        else if (at.Take("TRUNCATE")) TableReview.Truncate(at, notes);
        else if (at.Take("LOCK")) TableReview.Lock(at, notes);
        else if (at.Take("REINDEX")) IndexReview.Rebuild(at, notes);
        else if (at.Take("VACUUM")) TableReview.Vacuum(at, notes);
        else if (at.Take("CLUSTER")) TableReview.Cluster(at, notes);
        else if (at.Take("REFRESH", "MATERIALIZED", "VIEW")) TableReview.Refresh(at, notes);
        else if (at.Take("ANALYZE") || at.Take("COMMENT", "ON", "TABLE") || at.Take("COMMENT", "ON", "COLUMN"))
        {
            if (at.TakeTable() is { } table) notes.Lock(table, LockMode.ShareUpdateExclusive);
        }
        else if (at.Is("DO") || at.Is("CALL") || at.Is("EXECUTE"))
            notes.Find(ReviewRules.NotJudged, DiagnosticSeverity.Info,
                $"What {at.Current.Text.ToUpperInvariant()} runs, and what it locks, cannot be told from the text.",
                "Look through it by hand.");
        else RowsReview.Review(at, notes);
    }

    private static void Alter(TokenCursor at, StatementNotes notes)
    {
        if (at.Take("TABLE")) AlterTableReview.Review(at, notes);
        else if (at.Take("INDEX")) IndexReview.Alter(at, notes);
        else if (at.Take("MATERIALIZED", "VIEW") || at.Take("VIEW") || at.Take("SEQUENCE"))
        {
            at.Take("IF", "EXISTS");
            if (at.TakeTable() is { } name) notes.Lock(name, LockMode.AccessExclusive);
        }
        else if (at.Take("TYPE")) AlterType(at, notes);
        else if (at.Take("DOMAIN") && at.TakeTable() is { } domain
            && (at.ContainsInOrder("SET", "NOT", "NULL") || at.Is("ADD") && !ConstraintReview.IsNotValid(at)))
            notes.Find(ReviewRules.CheckScans, DiagnosticSeverity.Error,
                $"Writes of all tables with a column of the domain {domain} wait while their rows are checked.",
                "ALTER DOMAIN … ADD CONSTRAINT … CHECK (…) NOT VALID; then VALIDATE CONSTRAINT in a transaction of its "
                    + "own.");
    }

    private static void AlterType(TokenCursor at, StatementNotes notes)
    {
        if (at.TakeTable() is not { } type || !at.Take("ADD", "VALUE") || notes.Known.IsNew(type)) return;
        at.Take("IF", "NOT", "EXISTS");
        notes.Known.UncommittedValues.Add(at.Current.Text);
    }

    private static void Create(TokenCursor at, StatementNotes notes)
    {
        at.Take("OR", "REPLACE");
        if (at.Take("UNIQUE", "INDEX")) IndexReview.Create(at, isUnique: true, notes);
        else if (at.Take("INDEX")) IndexReview.Create(at, isUnique: false, notes);
        else if (at.Take("TYPE"))
        {
            if (at.TakeTable() is { } type) notes.Known.Create(type);
        }
        else if (at.Take("TRIGGER") || at.Take("CONSTRAINT", "TRIGGER"))
        {
            if (TableAfterOn(at) is { } table) notes.Lock(table, LockMode.ShareRowExclusive);
        }
        else if (at.Take("RULE") || at.Take("POLICY"))
        {
            if (TableAfterOn(at) is { } table) notes.Lock(table, LockMode.AccessExclusive);
        }
        else if (at.Take("STATISTICS"))
        {
            while (!at.IsAtEnd && !at.Take("FROM")) at.Step();
            if (at.TakeTable() is { } table) notes.Lock(table, LockMode.ShareUpdateExclusive);
        }
        else
        {
            while (at.Take("GLOBAL") || at.Take("LOCAL") || at.Take("TEMPORARY") || at.Take("TEMP")
                || at.Take("UNLOGGED"))
            {
            }

            if (at.Take("TABLE")) TableReview.Create(at, notes);
        }
    }

    private static void Drop(TokenCursor at, StatementNotes notes)
    {
        if (at.Take("TABLE")) TableReview.Drop(at, notes);
        else if (at.Take("INDEX")) IndexReview.Drop(at, notes);
        else if (at.Take("MATERIALIZED", "VIEW") || at.Take("VIEW"))
        {
            at.Take("IF", "EXISTS");
            if (at.TakeTable() is not { } view) return;
            notes.Lock(view, LockMode.AccessExclusive);
            notes.FindContraction(view, ReviewRules.Drops, DiagnosticSeverity.Warning,
                $"A program that still reads {view} fails from now on.",
                "First release a program that does not use the view, then drop it in a later migration.");
        }
        else if ((at.Take("TRIGGER") || at.Take("RULE") || at.Take("POLICY")) && TableAfterOn(at) is { } table)
            notes.Lock(table, LockMode.AccessExclusive);
    }

    private static TableName? TableAfterOn(TokenCursor at)
    {
        while (!at.IsAtEnd && !at.Take("ON") && !at.Take("TO")) at.Step();
        at.Take("ONLY");
        return at.TakeTable();
    }
}
