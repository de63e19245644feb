namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// Looks whether the database has every table and column that the client was generated for, and reads no row. For
    /// the start of a program: what is missing is said at once, all together, and not by the first query that meets it.
    /// </summary>
    /// <param name="ct">Cancels the check.</param>
    /// <remarks>One short statement for each model. Hooks do not see them.</remarks>
    /// <exception cref="RefractException">
    /// P2021 or P2022: something is missing; the message lists all of it. Others where the database cannot be reached,
    /// or the user may not read a table.
    /// </exception>
    public async Task CheckTables(CancellationToken ct = default)
    {
        _context.RequireNoBatch("CheckTables");
        if (_context.Hooks is { } hooks) hooks.IsInside = true;
        // Replicas follow the primary, and may be behind.
        var executor = _context.OnPrimary().Executor;
        var missing = new List<RefractException>();
        foreach (var model in TSelf.Models)
        {
            try
            {
                await executor.Run(new CheckTable(model), ct).ConfigureAwait(false);
            }
            catch (RefractException error) when (error.Code is "P2021" or "P2022" && !_context.IsInTransaction)
            {
                missing.Add(error);
            }
        }

        if (missing.Count > 0)
            throw new RefractException(missing[0].Code,
                $"The database is not the one that {typeof(TSelf).Name} was generated for. "
                    + string.Join(" ", missing.Select(static error => error.Message).Distinct(StringComparer.Ordinal)),
                missing[0]);
    }
}
