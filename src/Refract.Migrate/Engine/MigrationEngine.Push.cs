using Refract.Migrate.Diff;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Makes the database match the schema without a migration, creating it when it is missing. With data in the way it
    /// changes nothing and says so in the result, unless <see cref="PushOptions"/> allows it.
    /// </summary>
    public async Task<PushResult> Push(PushOptions options, CancellationToken ct = default)
    {
        // What the database cannot have is refused before anything is made.
        Desired(RequiredSchema);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        if (options.ForceReset)
        {
            Report(MigrationStage.Resetting);
            await Empty(database, null, ct).ConfigureAwait(false);
        }

        var difference = await ToSchema(database, await Read(database, ct).ConfigureAwait(false), options.Renames, ct)
            .ConfigureAwait(false);
        Obstacles.ThrowIfAny(difference.Operations);
        await ThrowIfBreaking(database, difference.Script, known: null, ct).ConfigureAwait(false);
        var warnings = await RiskAssessor.Assess(difference, database, ct).ConfigureAwait(false);
        var result = new PushResult
        {
            Database = database.Description, DatabaseCreated = created, WasReset = options.ForceReset, IsDone = true,
            Script = difference.Script,
            Warnings = warnings,
            Renames = difference.Renames, InOtherOrder = difference.InOtherOrder,
        };
        if (options.AsksForRenames && difference.Renames.Candidates.Count > 0) return result with { IsDone = false };
        if (warnings.Any(warning => warning.IsCertainFailure) || warnings.Count > 0
            && !options.AcceptDataLoss) return result with { IsDone = false };
        if (difference.Script.IsEmpty) return result;

        Report(MigrationStage.ApplyingChanges);
        await Run(database, difference.Script, ct).ConfigureAwait(false);
        return result;
    }

    /// <summary>
    /// Refuses, before anything is changed or asked, a script that would leave a view, a trigger or anything else that
    /// the schema does not
    /// speak of with something missing.
    /// </summary>
    private static async Task ThrowIfBreaking(IMigrationDatabase database, MigrationScript script,
        IReadOnlyList<string>? known,
        CancellationToken ct)
    {
        if (script.IsEmpty) return;
        var broken = await database.Rehearse(script.Body, known, ct).ConfigureAwait(false);
        if (broken.Count == 0) return;
        throw new MigrationException("RFR3012",
            "The change does not go with what the database has beside the schema. Nothing was changed.\n\n"
            + string.Join('\n', broken.Select(sentence => "- " + sentence)),
            "Drop or change that first with `refract db execute`, or change the schema so that it can stay.\n"
            + "For a migration, `refract migrate dev --create-only` writes the script, to be completed by hand.");
    }

    private static async Task Run(IMigrationDatabase database, MigrationScript script, CancellationToken ct)
    {
        try
        {
            await database.Execute(script.Body, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException exception)
        {
            throw new MigrationException("P3018", $"The database refused a change: {exception.Message}."
                + (exception.IsRolledBack ? " Nothing was changed." : " Changes before it may have been kept.")
                + (exception.Statement is { } statement ? $"\n\n{statement}" : ""),
                exception.Next is { } remedy ? remedy + " Then push again."
                    : "Change the rows or the schema so that the statement can run, then push again.", exception);
        }
    }
}
