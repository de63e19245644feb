using Refract.Migrate.Desired;
using Refract.Migrate.History;
using Refract.Relational.Contracts;
using Refract.Relational.Review;
using Refract.Schema;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    private const string ContractionCode = "RFR3017";

    /// <summary>
    /// Adds, to the way from migrations to the schema, the comments about what the client has ceased to use or uses
    /// again since then, where these things are kept apart. They make a migration even when nothing else differs: only
    /// with a place in the history can a later run know that the program with this client has been there.
    /// </summary>
    private DiffResult WithMarks(DiffResult difference, PrismaSchema schema, MigrationSet set)
    {
        if (!_settings.ExpandAndContract) return difference;
        var retired = RetiredParts.Of(MigrationRunner.TextsOf(set.Migrations)).All.ToHashSet();
        var marks = ClientParts.Of(schema, Rules, _settings.Url.Schema ?? "public")
            .Where(each => each.IsUsed == retired.Contains(each.Part))
            .Select(each => RetiredParts.Mark(each.Part, each.IsUsed)).ToArray();
        return marks.Length == 0 ? difference : difference with
        {
            Script = difference.Script with
            {
                Steps = [.. difference.Script.Steps,
                    new MigrationStep(RetiredParts.StepName, string.Join('\n', marks))],
            },
        };
    }

    /// <summary>What a migration of a difference would be, with what it takes away.</summary>
    private DiffResult Announced(DiffResult difference, PrismaSchema schema, MigrationSet set)
    {
        var marked = WithMarks(difference, schema, set);
        return marked with { Contractions = ContractionsOf(marked.Script, set) };
    }

    /// <summary>What the client leaves out although it could not insert rows then; one sentence each.</summary>
    private IReadOnlyList<string> StoppedInserts(DiffResult difference, MigrationSet set)
    {
        if (!_settings.ExpandAndContract) return [];
        var before = RetiredParts.Of(MigrationRunner.TextsOf(set.Migrations));
        return [.. RetiredParts.Of([difference.Script.Body]).All
            .Where(part => !before.Has(part.Schema, part.Table, part.Column))
            .Where(part => ClientParts.StopsInserts(difference.To, part))
            .Select(part => $"The client leaves out {part}, which is required and has no default: it cannot insert "
                + $"rows of {part.Table}. Give the field a default, or make it optional.")];
    }

    /// <summary>What a script takes away that programs may use, as the migrations so far tell.</summary>
    private IReadOnlyList<Contraction> ContractionsOf(MigrationScript script, MigrationSet set) =>
        !_settings.ExpandAndContract || script.IsEmpty ? [] : [.. Reviewed(script.Body, set)
            .SelectMany(statement => statement.Findings).Where(finding => finding.IsContraction)
            .Select(finding => new Contraction(finding.Code, finding.Message, finding.Safer ?? ""))];

    /// <summary>
    /// The script with a comment at each statement that takes something away: consent was given, and is not asked for
    /// again where the migration is deployed.
    /// </summary>
    private MigrationScript WithConsent(MigrationScript script, MigrationSet set) => script.With(
        Reviewed(script.Body, set).Select(statement => (statement.Line, Codes: statement.Findings
                .Where(finding => finding.IsContraction).Select(finding => finding.Code).Distinct().ToArray()))
            .Where(statement => statement.Codes.Length > 0)
            .ToLookup(statement => statement.Line,
                statement => $"-- refract-lint: ignore {string.Join(", ", statement.Codes)} (--contract)"));

    private IReadOnlyList<StatementReview> Reviewed(string script, MigrationSet set)
    {
        var earlier = MigrationRunner.TextsOf(set.Migrations);
        return _settings.Provider.Reviewer.Review(
            new ReviewedScript(script, earlier) { Retired = RetiredParts.Of(earlier) });
    }

    /// <summary>
    /// Refuses pending migrations that take away what programs may still use: those that run with this database know
    /// the migrations that it has, and no later one.
    /// </summary>
    private void ThrowIfContracting(MigrationSet set, HistoryComparison history)
    {
        // Nothing runs yet with a database without migrations.
        if (!_settings.ExpandAndContract || history.Applied.Count == 0) return;
        var retired = RetiredParts.Of(MigrationRunner.TextsOf(history.Applied));
        var found = history.Pending.Except(history.TakenOver).Where(migration => migration.HasScript)
            .SelectMany(migration => Findings(migration).Select(finding => (migration.Name, finding))).ToArray();
        if (found.Length == 0) return;
        throw new MigrationException(ContractionCode,
            "Pending migrations take away what a program that runs with this database may use. None was applied.\n\n"
                + string.Join('\n', found.Select(each => $"- {each.Name}: {each.finding.Message}")),
            "Deploy the version before them first, and restart every program with it; then deploy this one. If no "
                + "program uses these things, run this again with --contract.");

        IEnumerable<ReviewFinding> Findings(MigrationFile migration)
        {
            var earlier = set.Migrations.TakeWhile(other => other.Name != migration.Name).ToArray();
            return _settings.Provider.Reviewer.Review(
                new ReviewedScript(migration.Text, MigrationRunner.TextsOf(earlier)) { Retired = retired })
                .SelectMany(statement => statement.Findings).Where(finding => finding.IsContraction);
        }
    }
}
