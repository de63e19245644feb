namespace Refract.Relational.Sql;

/// <summary>
/// Statements that go to the database together: one round trip on PostgreSQL, where a batch is atomic by itself; one after the other on one
/// connection, in one transaction, on SQLite.
/// </summary>
public abstract class SqlBatch
{
    /// <summary>How many statements there are.</summary>
    public abstract int Count { get; }

    /// <summary>The statement at a position.</summary>
    public abstract SqlStatement this[int index] { get; }

    /// <summary>Reads the rows of the statement at a position; called in order, for those that return rows.</summary>
    public abstract ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct, IRow;

    /// <summary>Takes the number of touched rows of the statement at a position; called in order, for those that return none.</summary>
    public abstract void Affected(int index, int affected);
}
