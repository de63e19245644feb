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

        /// <summary><c>--accept-data-loss</c></summary>
        public bool AcceptDataLoss { get; init; }

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
    public static async Task<int> Run(Project project, Request request, Terminal terminal, CancellationToken ct)
    {
        project.RequireSchema(terminal);
        if (request.Name is { } given && given.Trim().Length == 0)
            throw CommandException.BadInput("The migration's name is empty.", null,
                "Give a few words: --name add_users");
        var target = MigrationTarget.Of(project);
        var options = new DevOptions
        {
            Name = request.Name, CreateOnly = request.CreateOnly, AllowEmpty = request.AllowEmpty,
            AcceptDataLoss = request.AcceptDataLoss,
        };

        var result = await Dev(options).ConfigureAwait(false);
        if (result.NeedsReset)
        {
            AskForReset(result.Diagnosis, target, request, terminal);
            result = await Dev(options with { AllowReset = true }).ConfigureAwait(false);
        }

        ShowApplied(result, terminal);
        if (options.Name is null)
        {
            var script = await target.Run(terminal, "Comparing the schema with the migrations", true,
                engine => engine.Diff(DiffSource.Of(target.Folder!), DiffSource.Of(target.Schema!), ct))
                .ConfigureAwait(false);
            if (script.Script.IsEmpty && !request.AllowEmpty)
            {
                terminal.Done("Schema, migrations and database agree.");
                return ExitCode.Done;
            }

            if (NameFor(script, request, terminal) is not { } name) return ExitCode.Done;
            options = options with { Name = name };
            result = await Dev(options).ConfigureAwait(false);
        }

        if (result.Created is { IsRefused: true } refused)
        {
            ChangeText.Show(terminal, refused.Warnings);
            if (refused.Warnings.Any(warning => warning.IsCertainFailure)) throw Impossible();
            if (!terminal.Confirm("Write and apply a migration that loses this data?", NoConsent)) throw NoConsent();
            result = await Dev(options with { AcceptDataLoss = true }).ConfigureAwait(false);
            if (result.Created is { IsRefused: true }) throw Impossible();
        }
        else if (result.Created is { } created)
            ChangeText.Show(terminal, created.Warnings);

        ShowCreated(project, result, request.CreateOnly, terminal);
        return ExitCode.Done;

        Task<DevResult> Dev(DevOptions with) =>
            target.Run(terminal, "Comparing migrations, history and database", true, engine => engine.Dev(with, ct));
    }

    private static void AskForReset(MigrationDiagnosis diagnosis, MigrationTarget target, Request request,
        Terminal terminal)
    {
        if (diagnosis.IsUnmanaged) terminal.Warn("The database holds tables, but no record of migrations.");
        else
        {
            foreach (var reason in diagnosis.ResetReasons) terminal.Warn(reason);
            if (diagnosis.Drift is { IsEmpty: false } drift) MigrateStatusOperation.ListDrift(terminal, drift);
        }

        terminal.ConfirmByName(
            $"Going on means dropping everything in {target.Url.Masked} and applying all migrations again.",
            target.Url.DatabaseName, request.Confirm,
            WaysToKeepData.Of(diagnosis));
    }

    private static string? NameFor(DiffResult difference, Request request, Terminal terminal)
    {
        terminal.Say($"The schema has something that no migration makes ({ChangeText.Summary(difference.Script)}).");
        if (request.NeedsName)
            return terminal.Ask("Name of the new migration:", NameMissing) ?? throw NameMissing();
        terminal.Say("Write a migration for it with --name NAME.");
        return null;
    }

    private static void ShowApplied(DevResult result, Terminal terminal)
    {
        if (result.DatabaseCreated) terminal.Say("The database was missing and has been created.");
        if (result.WasReset) terminal.Say("Everything in the database was dropped first.");
        ChangeText.ShowResumed(terminal, result.Resumed);
        var created = result.Created?.Name;
        var applied = result.Applied.Where(migration => migration.Name != created).ToArray();
        if (applied.Length == 0) return;
        ChangeText.Show(terminal, applied);
        terminal.Done($"{Words.Count(applied.Length, "pending migration")} applied.");
    }

    private static void ShowCreated(Project project, DevResult result, bool isCreateOnly, Terminal terminal)
    {
        if (result.Created is not { Name: { } name, Path: { } path })
        {
            terminal.Done("The schema has nothing that the migrations do not make; no migration was written.");
            return;
        }

        terminal.DataLine(project.Shown(path));
        terminal.Done(
            isCreateOnly
                ? $"Migration {name} written, not applied. Edit it, then run: refract migrate dev"
                : $"Migration {name} written and applied.");
    }

    private static CommandException Impossible() => CommandException.BadInput(
        "The migration would fail on the rows that are there; none was written.", null,
        "Do what the warnings say; or write the migration with --create-only and fix it by hand.");

    private static CommandException NoConsent() =>
        CommandException.Declined("The migration takes data with it; none was written.", null,
        "If the data may go, add --accept-data-loss. To edit the migration first, add --create-only.");

    private static CommandException NameMissing() =>
        CommandException.BadInput("The new migration needs a name.", null, "Give it a few words: --name add_users");
}
