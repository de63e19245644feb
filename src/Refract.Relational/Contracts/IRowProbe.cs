namespace Refract.Relational.Contracts;

/// <summary>
/// Looks at the rows that a change would touch, so that warnings speak of data that is there. Counts are exact; a table
/// or column that does not exist counts as 0. <c>ns</c> is the database schema, or null for the connection's default
/// one.
/// </summary>
public interface IRowProbe
{
    /// <summary>How many rows a table holds.</summary>
    Task<long> CountRows(string? ns, string table, CancellationToken ct);

    /// <summary>How many rows have a value in a column.</summary>
    Task<long> CountNonNull(string? ns, string table, string column, CancellationToken ct);

    /// <summary>How many rows have no value in a column.</summary>
    Task<long> CountNull(string? ns, string table, string column, CancellationToken ct);

    /// <summary>How many combinations of values stand in more than one row, as a unique index would find them: rows
    /// with a null are left out.</summary>
    Task<long> CountDuplicates(string? ns, string table, IReadOnlyList<string> columns, CancellationToken ct);

    /// <summary>
    /// How many rows hold one of these texts in a column (an enum's values; in list columns any item counts).
    /// </summary>
    Task<long> CountValues(string? ns, string table, string column, IReadOnlyList<string> values, CancellationToken ct);
}
