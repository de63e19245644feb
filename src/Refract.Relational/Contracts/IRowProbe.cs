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
    /// <param name="ns">The database schema.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="condition">The condition on the rows that count, as SQL, or null for all.</param>
    /// <param name="ct">Ends it.</param>
    Task<long> CountDuplicates(string? ns, string table, IReadOnlyList<string> columns, string? condition,
        CancellationToken ct);

    /// <summary>How many values of a column do not become the same in another type.</summary>
    /// <param name="ns">The database schema.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="type">The other type.</param>
    /// <param name="ct">Ends it.</param>
    Task<MisfitCount> CountMisfits(string? ns, string table, string column, ColumnType type, CancellationToken ct);

    /// <summary>
    /// How many rows hold one of these texts in a column (an enum's values; in list columns any item counts).
    /// </summary>
    Task<long> CountValues(string? ns, string table, string column, IReadOnlyList<string> values, CancellationToken ct);
}
