using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Tries a migration on a shadow database that has all before it, works out the way back from what it gives, and
    /// tries that, too. The shadow database is left as it was.
    /// </summary>
    /// <exception cref="MigrationException">
    /// <c>RFR3012</c> the migration does not run; <c>RFR3015</c> the way back does not.
    /// </exception>
    private async Task<DownScript> DownOf(DiffResult difference, IMigrationDatabase shadow, CancellationToken ct)
    {
        var before = await shadow.IntrospectAll(Scope.Compared, ct).ConfigureAwait(false);
        await Try(difference, shadow, ct).ConfigureAwait(false);
        var after = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        var back = difference.Renames.Back;
        var start = await _settings.Provider.Rename(after, back, ct).ConfigureAwait(false);
        var down = Between(start, before, back);
        try
        {
            await shadow.Execute(down.Script.Body, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException failure)
        {
            throw new MigrationException("RFR3015",
                $"The script that undoes the migration does not run: {failure.Message}. Nothing was written."
                    + (failure.Statement is { } statement ? $"\n\n{statement}" : ""),
                "Write the migration without --with-down, and its down.sql by hand.", failure);
        }

        var again = await shadow.IntrospectAll(Scope.Compared, ct).ConfigureAwait(false);
        return new DownScript(down.Script, [.. NotRestored(difference.Script, before, again)]);
    }

    private IEnumerable<string> NotRestored(MigrationScript up, DatabaseCatalog before, DatabaseCatalog again)
    {
        foreach (var risk in up.Risks.Where(risk => risk.DestroysData))
            yield return $"The migration's loss of data: {risk.Message}";
        foreach (var thing in before.LeftOut.Except(again.LeftOut))
            yield return $"The {thing.Kind}{(thing.Name is null ? "" : " " + thing.Name)}"
                + (thing.Table is null ? "" : $" of `{thing.Table}`")
                + ", which the schema language has no words for.";
        foreach (var step in Between(again, before, []).Script.Steps)
            yield return $"A difference that is left ({step.Comment}): {step.Line}";
    }

    /// <summary>The way from one state of a database to another.</summary>
    /// <param name="from">The state to start from, under the new names.</param>
    /// <param name="to">The state to arrive at.</param>
    /// <param name="renames">The renames that are made before everything else.</param>
    private DiffResult Between(DatabaseCatalog from, DatabaseCatalog to, IReadOnlyList<RenameOperation> renames)
    {
        (from, to) = CatalogScope.NarrowBoth(from, to, _settings.Schema, Rules);
        return Compare(from, to, new Renames.RenamePlan(renames, [], []), ComparedParts.All);
    }
}
