using System.Globalization;
using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>The database: connection, rights, history and drift.</summary>
internal sealed class DatabaseChecks(Project project, DatabaseAddress address, DoctorChecks checks,
    IInteraction interaction)
{
    public async Task Run(CancellationToken ct)
    {
        var provider = Providers.Of(address.Url);
        DatabaseRights? rights = null;
        var isThere = false;
        var isReached = await checks.Add("connection", async () =>
        {
            try
            {
                var version = "";
                (version, rights) = await interaction.Progress("Connecting", async _ =>
                {
                    var database = await provider.Open(address.Url, ct).ConfigureAwait(false);
                    await using var __ = database.ConfigureAwait(false);
                    return (await database.GetVersion(ct).ConfigureAwait(false),
                        await database.GetRights(ct).ConfigureAwait(false));
                }).ConfigureAwait(false);
                isThere = true;
                return DoctorFinding.Fine(version + ".");
            }
            catch (MigrationException missing) when (missing.Code == "P1003")
            {
                return DoctorFinding.Doubtful("The database does not exist yet.",
                    "Create it with: refract migrate dev, or refract db push");
            }
        }).ConfigureAwait(false);
        if (!isReached) return;
        if (rights is not null) checks.Add("rights", () => Rights(rights));
        var target = MigrationTarget.Of(project);
        MigrationDiagnosis? diagnosis = null;
        await checks.Add("history", async () =>
        {
            diagnosis = await target.Run(interaction, "Comparing migrations and history", false,
                engine => engine.Status(ct)).ConfigureAwait(false);
            return History(diagnosis);
        }).ConfigureAwait(false);
        if (diagnosis is not { HasHistory: true } || !isThere) return;
        await checks.Add("drift", () => Drift(target, ct)).ConfigureAwait(false);
    }

    private DoctorFinding Rights(DatabaseRights rights)
    {
        var who = rights.User is { } user ? user : "This process";
        if (!rights.MayChangeStructure)
            return DoctorFinding.Wrong($"{who} may not create tables.", rights.User is null
                ? "Look at the rights on the file and its folder."
                : "Grant it as the owner: GRANT CREATE ON SCHEMA … TO …, or use another user for migrations "
                    + "(directUrl).");
        return rights.MayCreateDatabases || project.Connections().Shadow() is not null
            ? DoctorFinding.Fine($"{who} may create tables, and there can be a shadow database.")
            : DoctorFinding.Doubtful($"{who} may create tables, but no database: migrate dev needs a shadow database.",
                "Name an empty one as shadowDatabaseUrl, or grant it: ALTER ROLE … CREATEDB");
    }

    private static DoctorFinding History(MigrationDiagnosis diagnosis)
    {
        var history = diagnosis.History;
        var total = Words.Count(diagnosis.Migrations.Migrations.Count, "migration");
        if (history.Failed.Count > 0)
            return DoctorFinding.Wrong($"Failed or cut off: {Names(history.Failed.Select(row => row.Name))}.",
                "Fix what failed, then run: refract migrate resolve");
        if (diagnosis.IsUnmanaged && diagnosis.Migrations.Migrations.Count == 0)
            return DoctorFinding.Fine("There are no migrations; refract db push keeps the tables up to date.");
        if (diagnosis.IsUnmanaged)
            return DoctorFinding.Doubtful("The database holds tables, but no record of migrations.",
                "If they are those of the first migrations: refract migrate resolve --applied NAME");
        if (history.MissingOnDisk.Count > 0)
            return DoctorFinding.Wrong($"Applied, but not in the folder: {Names(history.MissingOnDisk)}.",
                "Restore the folders from version control, or check that it is the right database.");
        if (history.Edited.Count > 0)
            return DoctorFinding.Wrong($"Changed after they were applied: {Names(history.Edited)}.",
                "Restore the scripts; or, where nothing in the database differs: refract migrate resolve --applied "
                    + "NAME");
        if (history.Pending.Count > 0)
            return DoctorFinding.Doubtful(
                $"{total}, {history.Pending.Count.ToString(CultureInfo.InvariantCulture)} pending: "
                    + $"{Names(history.Pending.Select(migration => migration.Name))}.",
                "Apply them with: refract migrate deploy, in development with: refract migrate dev");
        return DoctorFinding.Fine($"{total}, all applied.");
    }

    private async Task<DoctorFinding?> Drift(MigrationTarget target, CancellationToken ct)
    {
        try
        {
            var diagnosis = await target.Run(interaction, "Looking for drift", true, engine => engine.Diagnose(ct))
                .ConfigureAwait(false);
            if (diagnosis.Drift is null or { IsEmpty: true })
                return DoctorFinding.Fine("The database is in the state that its migrations give.");
            return DoctorFinding.Wrong(
                $"The database is not in the state that its migrations give: {diagnosis.Drift.Steps.Count} "
                    + $"{(diagnosis.Drift.Steps.Count == 1 ? "change" : "changes")}.",
                "See them with: refract migrate status --drift");
        }
        catch (MigrationException refused) when (refused.Code == "P3014")
        {
            return DoctorFinding.Skipped("It cannot be looked for without a shadow database.");
        }
    }

    private static string Names(IEnumerable<string> names)
    {
        const int most = 5;
        var all = names.ToArray();
        return string.Join(", ", all.Take(most)) + (all.Length > most ? $" and {all.Length - most} more" : "");
    }
}
