using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Makes the database match the schema without a migration.</summary>
public static class PushOperation
{
    /// <summary>What a push may do, and the answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--accept-data-loss</c></summary>
        public bool AcceptDataLoss { get; init; }

        /// <summary><c>--rename</c>: what gets another name and keeps what is in it, each <c>OLD=NEW</c>.</summary>
        public IReadOnlyList<string> Renames { get; init; } = [];

        /// <summary><c>--enum-order</c>: give enum types the order of values that the schema has.</summary>
        public bool EnumOrder { get; init; }

        /// <summary><c>--force-reset</c>: drop everything first.</summary>
        public bool ForceReset { get; init; }

        /// <summary><c>--confirm</c>: the database's name, which a reset asks for.</summary>
        public string? Confirm { get; init; }
    }

    /// <summary>Pushes. Asks before data is lost.</summary>
    /// <exception cref="CommandException">
    /// The schema is wrong, the rows stand in the way, or the change was declined.
    /// </exception>
    public static Task<PushReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new PushReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireSchema(project, report);
        var target = MigrationTarget.Of(project);
        target.ComparesEnumOrder = request.EnumOrder;
        if (request.ForceReset)
        {
            interaction.Show(report);
            Consent.ByName(interaction, $"Everything in {target.Url.Masked} is about to be dropped.",
                target.Url.DatabaseName, request.Confirm);
        }

        var options = new PushOptions
        {
            AcceptDataLoss = request.AcceptDataLoss, ForceReset = request.ForceReset, Renames = request.Renames,
        };
        var result = await Push(options with { AsksForRenames = interaction.CanAsk }).ConfigureAwait(false);
        if (!result.IsDone && interaction.CanAsk && result.Renames.Candidates.Count > 0)
        {
            interaction.Show(report);
            var accepted = RenameConsent.Ask(interaction, result.Renames.Candidates);
            options = options with { Renames = [.. request.Renames, .. accepted], ForceReset = false };
            result = await Push(options).ConfigureAwait(false);
        }

        report.Risks = RowRisk.AllOf(result.Warnings);
        if (!result.IsDone)
        {
            ThrowIfImpossible(result, report.Renames);
            interaction.Show(report);
            Consent.Require(interaction, "Change the database and lose this data?",
                () => NoConsent(report.Renames));
            result = await Push(options with { AcceptDataLoss = true, ForceReset = false }).ConfigureAwait(false);
            ThrowIfImpossible(result, report.Renames);
        }

        report.Notes = [.. report.Notes, .. EnumOrders.Notes(result.InOtherOrder)];

        Task<PushResult> Push(PushOptions with) => Note(report, target.Run(interaction,
            "Comparing the schema with the database", false, engine => engine.Push(with, ct)));
    });

    private static async Task<PushResult> Note(PushReport report, Task<PushResult> push)
    {
        var result = await push.ConfigureAwait(false);
        report.DatabaseCreated |= result.DatabaseCreated;
        report.WasReset |= result.WasReset;
        report.Changes = Change.AllOf(result.Script);
        report.Renames = RenamedThing.AllOf(result.Renames);
        return result;
    }

    private static void ThrowIfImpossible(PushResult result, IReadOnlyList<RenamedThing> renames)
    {
        if (result.Warnings.Any(warning => warning.IsCertainFailure))
            throw CommandException.BadInput("The change would fail on the rows that are there; nothing was changed.",
                null,
                RenameConsent.Next(renames,
                    "Do what the warnings say, then push again. In development, --force-reset drops "
                    + "everything first."));
    }

    private static CommandException NoConsent(IReadOnlyList<RenamedThing> renames)
        => CommandException.Declined("The change takes data with it; nothing was changed.", null,
            RenameConsent.Next(renames, "If the data may go, add --accept-data-loss."));
}
