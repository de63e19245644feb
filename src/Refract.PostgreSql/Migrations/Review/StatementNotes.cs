using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>What a review notes of one statement.</summary>
/// <param name="known">What the scripts so far say of the database.</param>
/// <param name="version">The server's major version.</param>
/// <param name="retired">What no program uses.</param>
internal sealed class StatementNotes(KnownTables known, int version, RetiredParts retired)
{
    private readonly Dictionary<TableName, (LockMode Mode, TableWork Work)> _locks = [];
    private readonly List<ReviewFinding> _findings = [];

    public KnownTables Known => known;

    /// <summary>The server's major version.</summary>
    public int Version => version;

    public IReadOnlyList<ReviewFinding> Findings => _findings;

    /// <summary>The locks on tables that were there before the script, in the order in which they were noted.</summary>
    public IEnumerable<(TableName Table, LockMode Mode, TableWork Work)> Locks =>
        _locks.Select(held => (held.Key, held.Value.Mode, held.Value.Work));

    /// <summary>Whether the statement takes longer for more rows.</summary>
    public bool IsLong => _locks.Values.Any(held => held.Work != TableWork.None);

    /// <summary>Notes a lock; of several on one table the strongest counts, and the most work.</summary>
    public void Lock(TableName table, LockMode mode, TableWork work = TableWork.None)
    {
        if (known.IsNew(table)) return;
        if (_locks.TryGetValue(table, out var held))
            (mode, work) = ((LockMode)Math.Max((int)mode, (int)held.Mode),
                (TableWork)Math.Max((int)work, (int)held.Work));
        _locks[table] = (mode, work);
    }

    /// <summary>Notes something that matters only when the table has rows and readers.</summary>
    public void Find(TableName? table, string code, DiagnosticSeverity level, string message, string? safer)
    {
        if (table is null || !known.IsNew(table)) Find(code, level, message, safer);
    }

    /// <summary>Notes that something goes which a running program may use.</summary>
    public void FindContraction(TableName table, string code, DiagnosticSeverity level, string message, string safer)
    {
        if (!known.IsNew(table)) Add(new ReviewFinding(code, level, message, safer) { IsContraction = true });
    }

    /// <summary>Whether no running program uses a table, or a column of it.</summary>
    public bool IsRetired(TableName table, string? column = null) => retired.Has(table.Schema, table.Name, column);

    /// <summary>Notes something that matters in any case; the same is noted once.</summary>
    public void Find(string code, DiagnosticSeverity level, string message, string? safer) =>
        Add(new ReviewFinding(code, level, message, safer));

    private void Add(ReviewFinding finding)
    {
        if (!_findings.Contains(finding)) _findings.Add(finding);
    }
}
