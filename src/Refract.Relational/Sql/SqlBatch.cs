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

    /// <summary>True when all statements, which only read, must see the same state of the database. Only a runner with <see cref="SqlRunner.HasSnapshots"/> can run it.</summary>
    public virtual bool NeedsSnapshot => false;

    /// <summary>
    /// Called before the statements are sent, and once more when they are sent again because a table was altered: what was read before is not
    /// part of the result.
    /// </summary>
    public virtual void Begin()
    {
    }

    /// <summary>Reads the rows of the statement at a position; called in order, for those that return rows.</summary>
    public abstract ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct, IRow;

    /// <summary>Takes the number of touched rows of the statement at a position; called in order, for those that return none.</summary>
    public abstract void Affected(int index, int affected);
}
