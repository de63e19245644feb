using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Compares any two of: nothing, a schema, a folder of migrations, a database. Changes nothing.</summary>
public static class MigrateDiffOperation
{
    /// <summary>What to compare, and how to answer.</summary>
    /// <param name="From">The state to start from.</param>
    /// <param name="To">The state to arrive at.</param>
    /// <param name="AsScript">Whether people asked for SQL instead of one line for each change.</param>
    /// <param name="ExitCodeTells">Whether a difference is <see cref="ExitCode.Findings"/>.</param>
    /// <param name="Project">
    /// How to find the project: its database, where a side needs one, and its <c>schemas</c>, which say what is
    /// compared when neither side is a schema. Paths are relative to its folder.
    /// </param>
    public sealed record Request(DiffSide From, DiffSide To, bool AsScript, bool ExitCodeTells, ProjectRequest Project)
    {
        /// <summary><c>--rename</c>: what gets another name and keeps what is in it, each <c>OLD=NEW</c>.</summary>
        public IReadOnlyList<string> Renames { get; init; } = [];

        /// <summary><c>--enum-order</c>: give enum types the order of values that the schema has.</summary>
        public bool EnumOrder { get; init; }
    }

    /// <summary>Compares.</summary>
    /// <exception cref="CommandException">The sides are not given well, or a schema has errors.</exception>
    public static Task<DiffReport> Run(Request request, IInteraction interaction, CancellationToken ct) =>
        Operation.Run(new DiffReport { AsScript = request.AsScript, ExitCodeTells = request.ExitCodeTells },
            interaction, async report =>
    {
        if (request.From.Count != 1 || request.To.Count != 1)
            throw CommandException.BadInput(
                $"Exactly one --from-… and one --to-… are needed; {request.From.Count} and "
                    + $"{request.To.Count} were given.", null,
                "Each side is one of --from-empty, --from-schema PATH, --from-migrations PATH, --from-url "
                    + "URL, --from-database, and the same with --to.");
        if (request.From.IsDatabase && request.To.IsDatabase)
            throw CommandException.BadInput("Only one side can be a database.", null,
                "Compare each with a schema or with migrations.");

        var folder = request.Project.Folder;
        var (from, to) = (Schema(request.From, folder, report), Schema(request.To, folder, report));
        var target = new DiffDatabases(request, from ?? to, report).Find();
        target.ComparesEnumOrder = request.EnumOrder;
        interaction.Show(report);
        var result = await target.Run(interaction, "Comparing", true,
            engine => engine.Diff(request.From.Source(from, folder), request.To.Source(to, folder),
                request.Renames, ct))
            .ConfigureAwait(false);
        report.Changes = Change.AllOf(result.Script);
        report.Renames = RenamedThing.AllOf(result.Renames);
        report.Risks = RowRisk.AllOf(result.Warnings);
        report.Contractions = TakenAway.AllOf(result.Contractions);
        report.Script = result.Script.Body;
        if (!request.To.IsDatabase) report.Notes = [.. report.Notes, .. EnumOrders.Notes(result.InOtherOrder)];
    });

    private static PrismaSchema? Schema(DiffSide side, string folder, DiffReport report)
    {
        if (side.Compile(folder) is not { } compiled) return null;
        report.Diagnostics = [.. report.Diagnostics,
            .. compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return compiled.IsValid ? compiled.Schema
            : throw CommandException.BadInput($"The schema at {side.Schema} has errors; nothing was compared.",
                null, "Fix them at the places named above.");
    }
}
