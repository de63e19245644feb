using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>Reads the history. Another program's table of that name is no defect of anybody.</summary>
    /// <exception cref="MigrationException"><c>P2010</c>: the table has another form.</exception>
    private static async Task<IReadOnlyList<MigrationRecord>> ReadHistory(IMigrationDatabase database,
        CancellationToken ct)
    {
        try
        {
            return await database.History.Read(ct).ConfigureAwait(false);
        }
        catch (MigrationException fault) when (fault.Code == "P2010")
        {
            throw OfAnotherForm(fault.Message.ReplaceLineEndings("\n").Split("\n\n", 2)[^1], fault);
        }
        catch (Exception fault) when (fault is InvalidCastException or FormatException or ArgumentException)
        {
            throw OfAnotherForm("A value in it is of another type.", fault);
        }
    }

    private static MigrationException OfAnotherForm(string why, Exception inner) =>
        new("P2010", "The table _prisma_migrations is not a history of migrations.\n\n" + why,
            "If it belongs to another program, rename it: Prisma and Refract keep the history under this name.", inner);
}
