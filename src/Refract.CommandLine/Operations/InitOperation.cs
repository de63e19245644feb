using System.Text;
using System.Text.RegularExpressions;
using Refract.CommandLine.Templates;

namespace Refract.CommandLine;

/// <summary>
/// Makes a project that runs: a program, its schema and its settings, from the same files as <c>dotnet new</c>. In a
/// folder with a project it adds the schema alone.
/// </summary>
public static partial class InitOperation
{
    /// <summary>The template of a folder with a project.</summary>
    private const string SchemaAlone = "schema";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Files that many folders have before anything else; they stay as they are.</summary>
    private static readonly string[] s_kept = [".gitignore", ".env", "README.md"];

    /// <summary>What to make.</summary>
    public sealed record Request
    {
        /// <summary>The project's folder, relative to the current one, which it is when null.</summary>
        public string? Folder { get; init; }

        /// <summary><c>--name</c>; null for that of the folder.</summary>
        public string? Name { get; init; }

        /// <summary>
        /// <c>--template</c>: <c>console</c>, <c>webapi</c>, or <c>schema</c> for the schema alone; null for
        /// <c>console</c>, and for <c>schema</c> in a folder with a project.
        /// </summary>
        public string? Template { get; init; }

        /// <summary><c>--provider</c>: <c>sqlite</c> or <c>postgresql</c>; null for the template's.</summary>
        public string? Provider { get; init; }

        /// <summary><c>--from-url</c>: a database whose tables become the schema, or null for the example.</summary>
        public string? FromUrl { get; init; }

        /// <summary><c>--force</c>: whether files that are there are overwritten.</summary>
        public bool IsForced { get; init; }
    }

    /// <summary>Makes it.</summary>
    /// <exception cref="CommandException">
    /// Files are there already, the request is wrong, or the database cannot be read. Nothing was written.
    /// </exception>
    public static Task<InitReport> Run(ProjectRequest project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new InitReport(), interaction, async report =>
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder ?? ".", project.Folder));
        if (project.Url is not null)
            throw CommandException.BadInput("init takes no --url.", null,
                "Name a database whose tables become the schema with --from-url URL.");
        var isSchemaAlone = Describe(request, folder, report);
        report.Folder = folder == project.Folder ? "this folder" : PathText.Relative(folder, project.Folder);
        var template = ProjectTemplate.Of(isSchemaAlone ? "console" : report.Template);
        var introspected = request.FromUrl is { } url
            ? await IntrospectedDatabase.Read(url, project.Folder, report, interaction, ct).ConfigureAwait(false)
            : null;
        report.Provider = Provider(request.Provider, introspected, template);
        var files = template.Files(report.Name, report.Provider, isExample: introspected is null);
        introspected?.AddTo(files, report.Template, folder);
        if (isSchemaAlone)
            foreach (var path in files.Keys.Where(path => path != ".env" && !IsOfSchema(path)).ToList())
                files.Remove(path);
        Write(files, folder, request.IsForced, report);
        // The server of the example is a service of the compose file.
        var hasServer = introspected is null && files.TryGetValue("compose.yaml", out var compose)
            && compose.Contains("\n  database:\n", StringComparison.Ordinal);
        report.Hints = [.. Next(report, folder == project.Folder ? null : report.Folder, introspected is not null,
            hasServer, template)];
    });

    /// <summary>Reads what is made, and of what name.</summary>
    /// <returns>Whether it is the schema alone.</returns>
    private static bool Describe(Request request, string folder, InitReport report)
    {
        var hasProject = Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Any();
        report.Template = request.Template ?? (hasProject ? SchemaAlone : "console");
        string[] known = [.. ProjectTemplate.Names, SchemaAlone];
        if (!known.Contains(report.Template))
            throw CommandException.BadInput($"There is no template {report.Template}.", null,
                $"Give one of: {string.Join(", ", known)}");
        report.Name = (request.Name ?? Path.GetFileName(folder)).Trim();
        if (!PossibleName().IsMatch(report.Name))
            throw CommandException.BadInput(
                report.Name.Length == 0 ? "The project has no name."
                    : $"\"{report.Name}\" cannot be the name of a project.",
                "A name begins with a letter, a digit or an underscore, and may hold blanks, dots, and - and + too.",
                "Name it with --name NAME.");
        return report.Template == SchemaAlone;
    }

    private static string Provider(string? asked, IntrospectedDatabase? introspected, ProjectTemplate template)
    {
        if (asked is not null && !template.Providers.Contains(asked))
            throw CommandException.BadInput($"There is no database {asked}.", null,
                $"Give one of: {string.Join(", ", template.Providers)}");
        if (introspected is not null && asked is not null && introspected.Provider != asked)
            throw CommandException.BadInput($"--from-url leads to a {introspected.Provider} database.",
                $"--provider is {asked}.", "Leave --provider away.");
        return introspected?.Provider ?? asked ?? template.DefaultProvider;
    }

    private static void Write(SortedDictionary<string, string> files, string folder, bool isForced, InitReport report)
    {
        bool IsThere(string path) => Path.Exists(Path.Combine(folder, path));
        var kept = files.Keys.Where(path => s_kept.Contains(Path.GetFileName(path)) && IsThere(path)).ToList();
        var inTheWay = files.Keys.Where(IsThere).Except(kept).ToList();
        if (files.Keys.Any(IsOfSchema))
            inTheWay.AddRange(SchemaLocator.Usual(folder).Where(SchemaFiles.IsSchema)
                .Select(path => PathText.Relative(path, folder)).Except(inTheWay));
        if (inTheWay.Count > 0 && !isForced)
            throw CommandException.BadInput(
                $"{(inTheWay.Count == 1 ? "A file is" : "Files are")} there already; nothing was written.",
                string.Join('\n', inTheWay.Select(path => Path.Combine(folder, path))),
                "Name another folder, or overwrite what is there with --force.");
        report.Kept = kept;
        foreach (var path in files.Keys.Except(kept))
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, files[path], s_utf8);
            report.Files = [.. report.Files, path];
        }

        foreach (var path in kept.Where(path => Path.GetFileName(path) == ".env"
            && !File.ReadAllText(Path.Combine(folder, path)).Contains("DATABASE_URL", StringComparison.Ordinal)))
            report.Warnings = [.. report.Warnings, $"{path} has no DATABASE_URL: name the database there."];
    }

    private static IEnumerable<string> Next(InitReport report, string? folder, bool isIntrospected,
        bool hasServer, ProjectTemplate template)
    {
        if (folder is not null) yield return folder.Contains(' ', StringComparison.Ordinal) ? $"cd \"{folder}\""
            : $"cd {folder}";
        if (report.Template == "webapi")
        {
            if (isIntrospected) yield return $"refract migrate resolve --applied {IntrospectedDatabase.Baseline}";
            else if (hasServer) yield return "docker compose up --detach --wait database";
            yield return "dotnet run --project Api";
            yield break;
        }

        if (report.Template == SchemaAlone)
            yield return $"dotnet add package {template.Value("package", report.Name, report.Provider)}";
        if (!isIntrospected) yield return "refract db push";
        yield return report.Template == SchemaAlone ? "dotnet build" : "dotnet run";
    }

    private static bool IsOfSchema(string path) => path.EndsWith(".prisma", StringComparison.Ordinal);

    [GeneratedRegex(@"^\w[\w .+-]*$")]
    private static partial Regex PossibleName();
}
