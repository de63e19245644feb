using System.Globalization;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>
/// A project as the commands see it: its schema, its migrations and its databases. The schema comes from
/// <c>--schema</c>, else <c>refract.json</c>, else <c>prisma.config.ts</c>, else <c>prisma/schema.prisma</c>,
/// <c>prisma/schema/</c> or <c>schema.prisma</c>.
/// </summary>
public sealed class Project
{
    private readonly RefractJson? _settings;
    private readonly PrismaConfig? _prisma;
    private SchemaResult? _result;

    private Project(ProjectRequest request, RefractJson? settings, PrismaConfig? prisma, string schemaPath)
    {
        Request = request;
        _settings = settings;
        _prisma = prisma;
        SchemaPath = schemaPath;
        Files = SchemaFiles.Load(schemaPath, request.Folder);
    }

    /// <summary>What it was found by.</summary>
    public ProjectRequest Request { get; }

    /// <summary>The folder that shown paths are relative to, absolute.</summary>
    public string Folder => Request.Folder;

    /// <summary>The schema's file or folder, absolute.</summary>
    public string SchemaPath { get; }

    /// <summary>The schema's file or folder, for display.</summary>
    public string ShownSchemaPath => Shown(SchemaPath);

    /// <summary>The schema's files; their paths are relative to <see cref="Folder"/>.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The compiled schema, valid or not.</summary>
    public SchemaResult Result => _result ??= SchemaCompiler.Compile(Files);

    /// <summary>The folder of migrations, absolute; it need not exist.</summary>
    public string MigrationsFolder
        => MigrationsLocator.Find(Request, _settings, _prisma, SchemaPath,
            Result.Schema.Datasource is { } source ? FullPath(source.Location.File) : null);

    /// <summary>
    /// The folder of SQL files, absolute; it need not exist. Named by <c>refract.json</c> or <c>prisma.config.ts</c>,
    /// else <c>sql</c> beside the schema.
    /// </summary>
    public string SqlFolder => _settings?.Sql ?? _prisma?.PathOf("typedSql.path")
        ?? MigrationsLocator.BesideSchema("sql", SchemaPath,
            Result.Schema.Datasource is { } source ? FullPath(source.Location.File) : null);

    /// <summary>
    /// The folder that <c>generate</c> writes to when the configuration names one, absolute, or null.
    /// </summary>
    public string? OutputFolder => _settings?.Output;

    /// <summary>What fills the database, or null.</summary>
    internal ProjectSeed? Seed => _settings?.Seed is { } own
        ? new ProjectSeed(own, Shown(Path.Combine(Request.Root, RefractJson.FileName)), Request.Root)
        : _prisma is { } prisma && prisma.Values.TryGetValue("migrations.seed", out var value)
            && value.Literal is { Length: > 0 } theirs
            ? new ProjectSeed(theirs, Shown(prisma.Path), Request.Root) : null;

    /// <summary>
    /// Whether migrations take away only with consent what running programs may use; <c>refract.json</c> says it.
    /// </summary>
    public bool ExpandAndContract => _settings?.ExpandAndContract ?? false;

    /// <summary>What names the schema, for display: <c>refract.json</c>, <c>the usual place</c>.</summary>
    internal string SchemaOrigin => SchemaLocator.OriginOf(Request, _settings, _prisma);

    internal PrismaConfig? PrismaConfig => _prisma;

    /// <summary>
    /// The setting of the application that has the URL, and the folder of its settings files; null when
    /// <c>refract.json</c> names none.
    /// </summary>
    internal (string Name, string Folder)? UrlSetting =>
        _settings is { Url: { } name } ? (name, _settings.Settings) : null;

    /// <summary>Finds a project.</summary>
    /// <exception cref="CommandException">There is no schema, or a configuration file is wrong.</exception>
    public static Project Find(ProjectRequest request)
    {
        var settings = RefractJson.Read(request.Root);
        var prisma = Refract.CommandLine.PrismaConfig.Read(request.Root);
        return new Project(request, settings, prisma, SchemaLocator.Find(request, settings, prisma));
    }

    /// <summary>Whether there is a schema to be found. A wrong configuration file is an error here, too.</summary>
    public static bool Exists(ProjectRequest request)
        => SchemaLocator.Candidates(request, RefractJson.Read(request.Root),
            Refract.CommandLine.PrismaConfig.Read(request.Root)).Any(SchemaFiles.IsSchema);

    /// <summary>The schema, when nothing stands against using it.</summary>
    /// <exception cref="CommandException">It has errors.</exception>
    public PrismaSchema RequireSchema() => Result.IsValid ? Result.Schema : throw InvalidSchema("; nothing was done");

    /// <summary>Whether the schema has errors, and a datasource without any.</summary>
    internal bool HasDatasourceWithErrorsElsewhere =>
        !Result.IsValid && Result.Schema.Datasource is { } datasource
            && !Errors.Any(error => IsIn(error.Location, datasource.Location));

    private IEnumerable<SchemaDiagnostic> Errors =>
        Result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A warning about a schema that <see cref="HasDatasourceWithErrorsElsewhere"/>.</summary>
    internal string ErrorsElsewhere()
    {
        var errors = Errors.ToArray();
        var first = errors[0];
        return $"The schema at {ShownSchemaPath} has {Words.Count(errors.Length, "error")}, the first in "
            + $"{first.Location.File.Path}, line "
            + $"{first.Location.Start.Line.ToString(CultureInfo.InvariantCulture)}; refract validate shows "
            + $"{(errors.Length == 1 ? "it" : "them")}. "
            + "This command needs only the datasource and the migrations.";
    }

    /// <summary>The error for a schema with errors, which are shown before it.</summary>
    /// <param name="consequence">What follows from it, to go on with after the count of errors.</param>
    /// <param name="diagnostics">The findings that are shown; null for those of the schema.</param>
    public CommandException InvalidSchema(string consequence = "", IEnumerable<SchemaDiagnostic>? diagnostics = null)
    {
        var errors = (diagnostics ?? Result.Diagnostics).Where(
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var count = errors.Count(error => error.Cause is null);
        var following = errors.Count - count;
        var more = following == 0 ? ""
            : $" and {following.ToString(CultureInfo.InvariantCulture)} that "
                + $"{(following == 1 ? "follows" : "follow")} from {(count == 1 ? "it" : "them")}";
        return CommandException.BadInput(
            $"The schema at {ShownSchemaPath} has {Words.Count(count, "error")}{more}{consequence}.", null,
            $"Fix {(count == 1 ? "it" : "them")} at the {(count == 1 ? "place" : "places")} named above. "
                + "Each code has a page under docs/rules.");
    }

    /// <summary>Its databases.</summary>
    public Connections Connections() => new(this);

    /// <summary>The absolute path of one of <see cref="Files"/>.</summary>
    public string FullPath(SourceFile file) => Path.GetFullPath(file.Path, Folder);

    /// <summary>A path for display: relative to <see cref="Folder"/> when it lies inside.</summary>
    public string Shown(string path) => PathText.Relative(path, Folder);

    private static bool IsIn(SourceLocation place, SourceLocation block)
        => place.File == block.File && place.Span.Start >= block.Span.Start && place.Span.End <= block.Span.End;
}
