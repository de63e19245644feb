using System.Globalization;
using Refract.Migrate.History;
using Refract.Relational.Contracts;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>
/// Says what the statements of migrations lock, and what would hurt a database in use. Changes nothing, and asks the
/// database only which migrations are pending.
/// </summary>
public static class LintOperation
{
    /// <summary>What to look through.</summary>
    public sealed record Request
    {
        /// <summary>
        /// Names of migrations, or paths of their folders or scripts; empty for those that are pending.
        /// </summary>
        public IReadOnlyList<string> Migrations { get; init; } = [];

        /// <summary><c>--all</c>: all that are in the folder.</summary>
        public bool All { get; init; }

        /// <summary>
        /// <c>--server-version</c>: the major version of the server; null to ask it, or for the oldest that is
        /// supported.
        /// </summary>
        public int? ServerVersion { get; init; }
    }

    /// <summary>Looks through migrations.</summary>
    /// <exception cref="CommandException">
    /// A migration is not in the folder, or the database cannot be asked for those that are pending.
    /// </exception>
    public static Task<LintReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new LintReport(), interaction, async report =>
    {
        if (request.All && request.Migrations.Count > 0)
            throw CommandException.BadInput("--all and names of migrations cannot go together.", null,
                "Give one of them.");
        if (request.ServerVersion is < 1)
            throw CommandException.BadInput("--server-version is not a version.", null,
                "Give the major version: --server-version 16");
        report.ServerVersion = request.ServerVersion;
        var (provider, folder) = await Find(project, request, report, interaction, ct).ConfigureAwait(false);
        var set = folder.Load();
        report.Folder = project.Shown(folder.Path);
        report.Provider = provider.Rules.Name;
        var (chosen, applied) = await Choose(project, request, set, report, interaction, ct).ConfigureAwait(false);
        report.Migrations = [.. chosen.Select(migration => Review(migration))];

        LintedMigration Review(MigrationFile migration)
        {
            if (!migration.HasScript)
                throw CommandException.BadInput($"The migration {migration.Name} has no {MigrationFolder.ScriptName}.",
                    null, "Restore the file, or delete the folder.", "P3015");
            var earlier = set.Migrations.TakeWhile(other => other.Name != migration.Name).ToArray();
            // A running program knows what its database has; without one, all that came before.
            var known = RetiredParts.Of((applied ?? earlier).Where(each => each.HasScript).Select(each => each.Text));
            var script = new ReviewedScript(migration.Text, [.. earlier.Select(each => each.Text)],
                report.ServerVersion) { Retired = known };
            return new LintedMigration(migration.Name,
                project.Shown(Path.Combine(folder.Path, migration.Name, MigrationFolder.ScriptName)),
                [.. provider.Reviewer.Review(script).Select(review => Statement(review, project.ExpandAndContract))]);
        }
    });

    private static async Task<(IMigrationProvider Provider, MigrationFolder Folder)> Find(Project project,
        Request request, LintReport report, IInteraction interaction, CancellationToken ct)
    {
        Operation.RequireDatasource(project, report);
        if (request is { All: false, Migrations.Count: 0 })
        {
            Operation.Open(project, report, interaction);
            var target = MigrationTarget.Of(project);
            report.ServerVersion ??= await ServerVersion(target, interaction, ct).ConfigureAwait(false);
            return (Providers.Of(target.Url), target.Folder!);
        }

        var language = project.Result.Schema.Datasource?.Provider;
        var provider = KnownProvider(project) ?? Providers.Of(language);
        return (provider, MigrationFolder.For(project.MigrationsFolder, language, provider.Rules));
    }

    /// <summary>That of the URL, which may be another one than the schema's; null when no URL can be read.</summary>
    private static IMigrationProvider? KnownProvider(Project project)
    {
        try
        {
            return Providers.Of(project.Connections().ForMigrations().Url);
        }
        catch (CommandException)
        {
            return null;
        }
    }

    /// <returns>The migrations, and those that the database has when it was asked.</returns>
    private static async Task<(IReadOnlyList<MigrationFile> Chosen, IReadOnlyList<MigrationFile>? Applied)> Choose(
        Project project, Request request, MigrationSet set, LintReport report, IInteraction interaction,
        CancellationToken ct)
    {
        if (request.All) return (set.Migrations, null);
        if (request.Migrations.Count > 0)
        {
            var names = request.Migrations.Select(given => Named(given, set, report.Folder).Name).ToHashSet();
            return ([.. set.Migrations.Where(migration => names.Contains(migration.Name))], null);
        }

        var diagnosis = await MigrationTarget.Of(project).Run(interaction, "Comparing migrations and history", false,
            engine => engine.Status(ct)).ConfigureAwait(false);
        var history = diagnosis.History;
        // Nothing runs yet with a database without migrations.
        return (history.Pending, history.Applied.Count == 0 ? null : history.Applied);
    }

    /// <summary>The migration of a name, of a folder, or of the script in it.</summary>
    private static MigrationFile Named(string given, MigrationSet set, string folder)
    {
        var path = given.Replace('\\', '/').TrimEnd('/');
        if (path.EndsWith("/" + MigrationFolder.ScriptName, StringComparison.Ordinal))
            path = path[..path.LastIndexOf('/')];
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (set.Find(name) is { } found) return found;
        var ending = set.Migrations.Where(
            migration => migration.Name.EndsWith("_" + name, StringComparison.Ordinal)).ToArray();
        return ending is [var only] ? only : throw CommandException.BadInput(
            $"There is no migration {given} in {folder}.",
            set.Migrations.Count == 0 ? null : $"The last one is {set.Migrations[^1].Name}.",
            "Name the migration's folder, or give --all.");
    }

    private static async Task<int?> ServerVersion(MigrationTarget target, IInteraction interaction,
        CancellationToken ct) => await interaction.Progress<int?>("Asking the database for its version", async _ =>
    {
        try
        {
            var database = await Providers.Of(target.Url).Open(target.Url, ct).ConfigureAwait(false);
            await using var __ = database.ConfigureAwait(false);
            return MajorVersion(await database.GetVersion(ct).ConfigureAwait(false));
        }
        catch (MigrationException missing) when (missing.Code == "P1003")
        {
            return null;
        }
    }).ConfigureAwait(false);

    /// <summary>The number in <c>PostgreSQL 15.18</c>.</summary>
    private static int? MajorVersion(string version)
    {
        var digits = string.Concat(version.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static LintedStatement Statement(StatementReview review, bool isStrict) => new(
        review.Line, review.Statement,
        [.. review.Locks.Select(held => new LintedLock(held.Table, held.Mode, held.Blocks, Word(held.Work)))],
        [.. review.Findings.Select(finding => new LintFinding(finding.Code, Word(isStrict && finding.IsContraction
            ? DiagnosticSeverity.Error : finding.Level), finding.Message, finding.Safer))],
        [.. review.Ignored.Select(finding => finding.Code)]);

    private static string Word(TableWork work) => work switch
    {
        TableWork.None => "none",
        TableWork.Scan => "scan",
        TableWork.Rewrite => "rewrite",
        _ => throw new ArgumentOutOfRangeException(nameof(work)),
    };

    private static string Word(DiagnosticSeverity level) => level switch
    {
        DiagnosticSeverity.Info => LintFinding.Info,
        DiagnosticSeverity.Warning => LintFinding.Warning,
        DiagnosticSeverity.Error => LintFinding.Error,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
