using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Compares any two of: nothing, a schema, a folder of migrations, a database. Changes nothing.</summary>
public static class MigrateDiffOperation
{
    /// <summary>What to compare, and how to answer.</summary>
    /// <param name="From">The state to start from.</param>
    /// <param name="To">The state to arrive at.</param>
    /// <param name="AsScript">Whether to write SQL to the output instead of one line for each change.</param>
    /// <param name="ExitCodeTells">Whether a difference is <see cref="ExitCode.Findings"/>.</param>
    /// <param name="Folder">The folder that paths are relative to.</param>
    /// <param name="Connections">Finds the project's databases; called when one is needed.</param>
    /// <param name="ShadowUrl">A database to try migrations in, or null.</param>
    public sealed record Request(DiffSide From, DiffSide To, bool AsScript, bool ExitCodeTells, string Folder, Func<Connections> Connections, string? ShadowUrl);

    /// <summary>Compares.</summary>
    /// <exception cref="CommandException">The sides are not given well, or a schema has errors.</exception>
    public static async Task<int> Run(Request request, Terminal terminal, CancellationToken ct)
    {
        if (request.From.Count != 1 || request.To.Count != 1)
            throw CommandException.BadInput($"Exactly one --from-… and one --to-… are needed; {request.From.Count} and {request.To.Count} were given.", null,
                "Each side is one of --from-empty, --from-schema PATH, --from-migrations PATH, --from-url URL, --from-database, and the same with --to.");
        if (request.From.IsDatabase && request.To.IsDatabase)
            throw CommandException.BadInput("Only one side can be a database.", null, "Compare each with a schema or with migrations.");

        var (from, to) = (Schema(request.From), Schema(request.To));
        var target = MigrationTarget.Of(FindUrl(request, from ?? to), request.ShadowUrl is { } shadow
            ? DatabaseAddress.Parse(shadow, "--shadow-url", request.Folder).Url : null);
        var result = await target.Run(terminal, "Comparing", true,
            engine => engine.Diff(request.From.Source(from, request.Folder), request.To.Source(to, request.Folder), ct)).ConfigureAwait(false);

        if (request.AsScript) terminal.Data(result.Script.Body);
        else
            foreach (var line in ChangeText.Lines(result.Script))
                terminal.DataLine(line);
        if (result.Script.IsEmpty) terminal.Done("No difference.");
        return request.ExitCodeTells && !result.Script.IsEmpty ? ExitCode.Findings : ExitCode.Done;

        PrismaSchema? Schema(DiffSide side)
        {
            if (side.Compile(request.Folder) is not { } compiled) return null;
            DiagnosticText.Show(terminal, compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            return compiled.IsValid ? compiled.Schema
                : throw CommandException.BadInput($"The schema at {side.Schema} has errors; nothing was compared.", null, "Mend them at the places named above.");
        }
    }

    private static DatabaseUrl FindUrl(Request request, PrismaSchema? schema)
    {
        var side = request.From.IsDatabase ? request.From : request.To;
        if (side.IsDatabase)
            return side.Url!.Length > 0 ? DatabaseAddress.Parse(side.Url, "--from-url or --to-url", request.Folder).Url : request.Connections().ForMigrations().Url;

        var kind = request.From.LockedProvider(request.Folder) ?? request.To.LockedProvider(request.Folder) ?? KindOf(schema);
        // Nothing is asked of a SQLite file here: migrations are tried in memory.
        if (kind == SqlProvider.Sqlite) return DatabaseUrl.Parse("file::memory:");
        if (!request.From.NeedsServer && !request.To.NeedsServer) return DatabaseUrl.Parse("postgresql://localhost/nothing");
        // Migrations are tried on the given shadow database, else beside the project's own database.
        if (request.ShadowUrl is not { } text || kind != SqlProvider.PostgreSql) return request.Connections().ForMigrations().Url;
        var shadow = DatabaseAddress.Parse(text, "--shadow-url", request.Folder).Url;
        // The engine wants a main database that is not the shadow; it is never opened.
        return shadow.WithDatabase(shadow.DatabaseName == "postgres" ? "template1" : "postgres");
    }

    private static SqlProvider? KindOf(PrismaSchema? schema) => schema?.Datasource?.Provider switch
    {
        DatabaseProvider.Sqlite => SqlProvider.Sqlite,
        null => null,
        _ => SqlProvider.PostgreSql,
    };
}
