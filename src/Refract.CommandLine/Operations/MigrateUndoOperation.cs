using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Undoes the migrations that were applied last, by the <c>down.sql</c> in their folders.</summary>
public static class MigrateUndoOperation
{
    /// <summary>How many migrations, and the answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--to</c>: the migration that is to be the last one left; null for <see cref="Steps"/>.</summary>
        public string? To { get; init; }

        /// <summary><c>--steps</c>: how many migrations; null for one.</summary>
        public int? Steps { get; init; }

        /// <summary><c>--accept-data-loss</c></summary>
        public bool AcceptDataLoss { get; init; }

        /// <summary><c>--confirm</c>: the database's name, asked for where it is not one of development.</summary>
        public string? Confirm { get; init; }
    }

    /// <summary>Undoes. Asks for the database's name where it is not one of development, and before data is lost.
    /// </summary>
    /// <exception cref="CommandException">
    /// A migration cannot be undone, the rows stand in the way, or it was declined.
    /// </exception>
    public static Task<UndoReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new UndoReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        if (request.To is not null && request.Steps is not null)
            throw CommandException.BadInput("--to and --steps cannot go together.", null, "Give one of them.");
        Operation.RequireDatasource(project, report);
        var target = MigrationTarget.Of(project);
        report.Folder = project.Shown(target.Folder!.Path);
        interaction.Show(report);
        if (DevelopmentDatabase.ReasonAgainst(target.Url, project.Request.Variables) is { } reason)
            Consent.ByName(interaction, $"Migrations of {target.Url.Masked} are about to be undone. {reason} "
                + "An undo is for development; elsewhere, a new migration that does the opposite is the way.",
                target.Url.DatabaseName, request.Confirm);
        var options = new UndoOptions
        {
            To = request.To, Steps = request.Steps ?? 1, AcceptDataLoss = request.AcceptDataLoss,
        };
        var result = await Undo(options).ConfigureAwait(false);
        if (!result.IsDone)
        {
            if (result.Warnings.Any(warning => warning.IsCertainFailure))
                throw CommandException.BadInput("Undoing would fail on the rows that are there; nothing was undone.",
                    null, "Do what the warnings say, then run this again.");
            interaction.Show(report);
            Consent.Require(interaction, "Undo and lose this data?", NoConsent);
            result = await Undo(options with { AcceptDataLoss = true }).ConfigureAwait(false);
            if (!result.IsDone) throw NoConsent();
        }

        report.Hints =
        [
            "To apply them again, run: refract migrate dev",
            "To be rid of them, delete their folders and change the schema back.",
        ];

        async Task<UndoResult> Undo(UndoOptions with)
        {
            var undo = await target.Run(interaction, "Trying the down scripts", true, engine => engine.Undo(with, ct))
                .ConfigureAwait(false);
            report.Migrations = undo.Migrations;
            report.Risks = RowRisk.AllOf(undo.Warnings);
            return undo;
        }
    });

    private static CommandException NoConsent() =>
        CommandException.Declined("Undoing takes data with it; nothing was undone.", null,
            "If the data may go, add --accept-data-loss.");
}
