using System.Globalization;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>
/// What comes of statements together: they run in one transaction up to a COMMIT or a statement that runs alone, and
/// locks are held until its end.
/// </summary>
internal sealed class TransactionReview
{
    private readonly Dictionary<TableName, (LockMode Mode, int Line)> _held = [];
    private bool _isOpened;
    private bool _isTimeLimited;
    private bool _isTimeLimitLocal;
    private bool _hasSaidTimeout;

    /// <summary>Follows a statement that begins or ends a transaction, or sets how long locks are waited for.</summary>
    public void Follow(PostgreSqlStatement statement, IReadOnlyList<ScriptToken> tokens, KnownTables known)
    {
        if (statement.OpensTransaction) _isOpened = true;
        else if (statement.ClosesTransaction || statement.RunsAlone && !_isOpened) End(known);
        var at = new TokenCursor(tokens);
        if (at.Take("RESET"))
        {
            if (at.Is("lock_timeout") || at.Is("ALL")) _isTimeLimited = false;
            return;
        }

        if (!at.Take("SET")) return;
        var isLocal = at.Take("LOCAL");
        at.Take("SESSION");
        if (!at.Take("lock_timeout")) return;
        at.Step();
        _isTimeLimited = !(at.Current.Text is "0" or "0s" or "0ms" || at.Is("DEFAULT"));
        _isTimeLimitLocal = isLocal;
    }

    /// <summary>Looks at a statement among the others, and takes note of its locks.</summary>
    public void Review(PostgreSqlStatement statement, IReadOnlyList<ScriptToken> tokens, StatementNotes notes)
    {
        if (statement.RunsAlone && _isOpened)
            notes.Find(ReviewRules.NotInTransaction, DiagnosticSeverity.Error,
                "This fails: the statement cannot run in a transaction, and the script has opened one with BEGIN.",
                "Commit before it.");
        UseOfValues(tokens, notes);
        UnderLock(notes);
        Waiting(statement, notes);
        foreach (var (table, mode, _) in notes.Locks)
            if (LockModes.StopsPrograms(mode)
                && (!_held.TryGetValue(table, out var held) || held.Mode < mode))
                _held[table] = (mode, statement.Line);
        if (statement.RunsAlone && !_isOpened) End(notes.Known);
    }

    private void End(KnownTables known)
    {
        _held.Clear();
        _isOpened = false;
        known.UncommittedValues.Clear();
        if (_isTimeLimitLocal) _isTimeLimited = _isTimeLimitLocal = false;
    }

    /// <summary>
    /// Only what is said of no statement yet: one that scans under a lock of its own is reported for that.
    /// </summary>
    private void UnderLock(StatementNotes notes)
    {
        if (!notes.IsLong || notes.Findings.Any(finding => finding.Level == DiagnosticSeverity.Error)) return;
        foreach (var (table, (mode, line)) in _held)
            notes.Find(ReviewRules.LongWorkUnderLock, DiagnosticSeverity.Error,
                $"{Capitalized(LockModes.BlockedBy(mode))} of {table} wait while this runs: its transaction has held "
                    + $"{LockModes.NameOf(mode)} since line {line.ToString(CultureInfo.InvariantCulture)}.",
                "Put a COMMIT; between the two, with BEGIN; before the first; or write two migrations.");
    }

    private void Waiting(PostgreSqlStatement statement, StatementNotes notes)
    {
        if (_hasSaidTimeout || _isTimeLimited || statement.RunsAlone) return;
        var first = notes.Locks.FirstOrDefault(held => LockModes.StopsPrograms(held.Mode));
        if (first.Table is null) return;
        _hasSaidTimeout = true;
        notes.Find(ReviewRules.NoLockTimeout, DiagnosticSeverity.Warning,
            $"While this waits for the lock on {first.Table}, {LockModes.BlockedBy(first.Mode)} that come later wait "
                + "behind it: one long transaction stops the program.",
            "Begin the script with SET lock_timeout = '5s'; and run the migration again when it gives up.");
    }

    private static void UseOfValues(IReadOnlyList<ScriptToken> tokens, StatementNotes notes)
    {
        if (tokens is [var first, var second, ..] && first.Is("ALTER") && second.Is("TYPE")) return;
        foreach (var token in tokens)
            if (token.Kind == ScriptTokenKind.Literal && notes.Known.UncommittedValues.Contains(token.Text))
                notes.Find(ReviewRules.NewEnumValueUsed, DiagnosticSeverity.Error,
                    $"This fails: the value '{token.Text}' is added to its enum in the same transaction.",
                    "Put a COMMIT; between the two, with BEGIN; before the first; or write two migrations.");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
