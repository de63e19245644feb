namespace Refract.Relational.Sql;

/// <summary>
/// Turns the rows of one statement into a result. Called once a statement; it does the whole loop itself.
/// </summary>
/// <typeparam name="TResult">What becomes of the rows.</typeparam>
public abstract class SqlResult<TResult>
{
    /// <summary>
    /// Reads all rows. Never called for a statement that returns none (<see cref="StatementText.ReturnsRows"/>).
    /// </summary>
    public abstract ValueTask<TResult> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct, IRow;

    /// <summary>The result of a statement without rows, from the number of rows that it touched.</summary>
    public abstract TResult FromAffected(int affected);
}
