using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Brings a development database up to date and writes a migration for what is new in the schema.</summary>
public static class MigrateDevOperation
{
    /// <summary>What it may do, and the answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--name</c>: the new migration's name; null when it was not given.</summary>
        public string? Name { get; init; }

        /// <summary><c>--create-only</c>: write the migration and do not apply it.</summary>
        public bool CreateOnly { get; init; }

        /// <summary>
        /// <c>--allow-empty</c>: write a migration also when nothing is new, to be filled in by hand.
        /// </summary>
        public bool AllowEmpty { get; init; }

        /// <summary><c>--rename</c>: what gets another name and keeps what is in it, each <c>OLD=NEW</c>.</summary>
        public IReadOnlyList<string> Renames { get; init; } = [];

        /// <summary><c>--with-down</c>: write the script that undoes the migration, too.</summary>
        public bool WithDown { get; init; }

        /// <summary><c>--skip-seed</c>: leave the seed out after a reset.</summary>
        public bool SkipSeed { get; init; }

        /// <summary>
        /// <c>--online</c>: write the migration in forms that lock tables for moments only, where the database has such
        /// forms.
        /// </summary>
        public bool Online { get; init; }

        /// <summary><c>--accept-data-loss</c></summary>
        public bool AcceptDataLoss { get; init; }

        /// <summary><c>--enum-order</c>: give enum types the order of values that the schema has.</summary>
        public bool EnumOrder { get; init; }

        /// <summary><c>--contract</c>: take away what running programs may use.</summary>
        public bool Contract { get; init; }

        /// <summary><c>--confirm</c>: the database's name, which a reset asks for.</summary>
        public string? Confirm { get; init; }

        /// <summary>
        /// True to ask for a name, and to fail without one, when the schema has something new; false to mention it
        /// only.
        /// </summary>
        public bool NeedsName { get; init; } = true;
    }

    /// <summary>Applies what is pending, then writes and applies a migration for what is new.</summary>
    /// <exception cref="CommandException">
    /// The schema is wrong, a reset or a loss of data was declined, or a name is missing.
    /// </exception>
    public static Task<DevReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new DevReport(), interaction, async report =>
    {
        await Work(project, request, report, interaction, ct).ConfigureAwait(false);
        if (report.WasReset && !request.SkipSeed)
            await SeedOperation.RunAfter(project, seed => report.Seed = seed, report, interaction, ct)
                .ConfigureAwait(false);
    });

    private static async Task Work(Project project, Request request, DevReport report, IInteraction interaction,
        CancellationToken ct)
    {
        Operation.Open(project, report, interaction);
        Operation.RequireSchema(project, report);
        if (request.Name is { } given && given.Trim().Length == 0)
            throw CommandException.BadInput("The migration's name is empty.", null,
                "Give a few words: --name add_users");
        interaction.Show(report);
        var target = MigrationTarget.Of(project);
        target.ComparesEnumOrder = request.EnumOrder;
        var options = new DevOptions
        {
            Name = request.Name, CreateOnly = request.CreateOnly, AllowEmpty = request.AllowEmpty,
            AcceptDataLoss = request.AcceptDataLoss, Renames = request.Renames, AsksForRenames = interaction.CanAsk,
            WithDown = request.WithDown, Online = request.Online, Contract = request.Contract,
        };
        if (request.Online && !Providers.Of(target.Url).SqlWriter.HasOnlineForms)
            report.Notes = [.. report.Notes, "--online changes nothing on this database: it has one form of each "
                + "statement."];

        var result = await Dev(options).ConfigureAwait(false);
        if (result.NeedsReset)
        {
            AskForReset(result.Diagnosis, target, request, report, interaction);
            result = await Dev(options with { AllowReset = true }).ConfigureAwait(false);
        }

        NoteApplied(result, report);
        if (options.Name is null)
        {
            var script = await target.Run(interaction, "Comparing the schema with the migrations", true,
                engine => engine.Diff(DiffSource.Of(target.Folder!), DiffSource.Of(target.Schema!), request.Renames,
                    ct))
                .ConfigureAwait(false);
            report.Unwritten = Change.AllOf(script.Script);
            report.Renames = RenamedThing.AllOf(script.Renames);
            if (script.Script.IsEmpty && !request.AllowEmpty)
            {
                report.Notes = [.. report.Notes, .. EnumOrders.Notes(script.InOtherOrder)];
                return;
            }

            if (NameFor(request, report, interaction) is not { } name) return;
            options = options with { Name = name };
            result = await Dev(options).ConfigureAwait(false);
        }

        if (result.Created is { AsksForRenames: true } undecided)
        {
            interaction.Show(report);
            var accepted = RenameConsent.Ask(interaction, undecided.Renames.Candidates);
            options = options with { Renames = [.. request.Renames, .. accepted], AsksForRenames = false };
            result = await Dev(options).ConfigureAwait(false);
        }

        report.Renames = result.Created is { } made ? RenamedThing.AllOf(made.Renames) : [];
        report.Risks = RowRisk.AllOf(result.Created?.Warnings ?? []);
        report.Contractions = TakenAway.AllOf(result.Created?.Contractions ?? []);
        if (result.Created is { IsRefused: true } refused)
        {
            if (refused.Warnings.Any(warning => warning.IsCertainFailure)) throw Impossible(report.Renames);
            interaction.Show(report);
            if (refused.Warnings.Count > 0 && !request.AcceptDataLoss)
                Consent.Require(interaction, "Write and apply a migration that loses this data?",
                    () => NoConsent(report.Renames));
            if (refused.Contractions.Count > 0 && !request.Contract)
                Consent.Require(interaction,
                    "Write and apply a migration that takes this away from programs that are deployed?", NoContraction);
            result = await Dev(options with { AcceptDataLoss = true, Contract = true }).ConfigureAwait(false);
            if (result.Created is { IsRefused: true }) throw Impossible(report.Renames);
        }

        report.Notes = [.. report.Notes, .. result.Created?.StoppedInserts ?? [],
            .. EnumOrders.Notes(result.Created?.InOtherOrder ?? [])];
        if (result.Created is { Name: { } written, Path: { } path } created)
            report.Created = new NewMigration(written, project.Shown(path), !request.CreateOnly,
                Change.AllOf(created.Script))
            {
                DownPath = created.DownPath is { } down ? project.Shown(down) : null, NotRestored = created.NotRestored,
            };

        Task<DevResult> Dev(DevOptions with) => target.Run(interaction, "Comparing migrations, history and database",
            true, engine => engine.Dev(with, ct));
    }

    private static void AskForReset(MigrationDiagnosis diagnosis, MigrationTarget target, Request request,
        DevReport report, IInteraction interaction)
    {
        report.ResetReasons = diagnosis.IsUnmanaged
            ? ["The database holds tables, but no record of migrations."] : diagnosis.ResetReasons;
        if (diagnosis is { IsUnmanaged: false, Drift: { } drift }) report.Drift = Change.AllOf(drift);
        interaction.Show(report);
        Consent.ByName(interaction,
            $"Going on means dropping everything in {target.Url.Masked} and applying all migrations again.",
            target.Url.DatabaseName, request.Confirm, WaysToKeepData.Of(diagnosis));
    }

    private static string? NameFor(Request request, DevReport report, IInteraction interaction)
    {
        if (!request.NeedsName)
        {
            report.Hints = ["Write a migration for it with --name NAME."];
            return null;
        }

        interaction.Show(report);
        return Consent.Text(interaction, "Name of the new migration:", NameMissing);
    }

    private static void NoteApplied(DevResult result, DevReport report)
    {
        report.DatabaseCreated = result.DatabaseCreated;
        report.WasReset = result.WasReset;
        report.Resumed = result.Resumed;
        report.TakenOver = [.. report.TakenOver.Union(result.TakenOver)];
        var created = result.Created?.Name;
        report.Applied = MigrationRun.AllOf(result.Applied.Where(migration => migration.Name != created));
    }

    private static CommandException Impossible(IReadOnlyList<RenamedThing> renames) => CommandException.BadInput(
        "The migration would fail on the rows that are there; none was written.", null,
        RenameConsent.Next(renames,
            "Do what the warnings say; or write the migration with --create-only and fix it by hand."));

    private static CommandException NoConsent(IReadOnlyList<RenamedThing> renames) =>
        CommandException.Declined("The migration takes data with it; none was written.", null,
        RenameConsent.Next(renames,
            "If the data may go, add --accept-data-loss. To edit the migration first, add --create-only."));

    private static CommandException NoContraction() => CommandException.Declined(
        "The migration takes away what programs that are deployed may use; none was written.", null,
        "In two steps: leave it out of the client first (@ignore; give a required field a default), write a migration "
            + "and deploy it with the program; then take it out of the schema. If no program uses it, add --contract.",
        "RFR3017");

    private static CommandException NameMissing() =>
        CommandException.BadInput("The new migration needs a name.", null, "Give it a few words: --name add_users");
}
