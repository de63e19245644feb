using Refract.Generator;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>What <c>init</c> takes from a database that is there: the schema, and how to arrive at it.</summary>
/// <param name="Provider">The name of the database's kind.</param>
internal sealed record IntrospectedDatabase(string Provider)
{
    /// <summary>The migration that makes the tables that are there.</summary>
    public const string Baseline = "0_init";

    private const string SchemaFile = "prisma/schema.prisma";

    private string _schema = "", _script = "", _model = "", _url = "";
    private string? _file;

    /// <summary>Reads a database.</summary>
    /// <exception cref="CommandException">It cannot be read, or has no table that a client can read.</exception>
    public static async Task<IntrospectedDatabase> Read(string url, string folder, InitReport report,
        IInteraction interaction, CancellationToken ct)
    {
        var address = DatabaseAddress.Parse(url, "--from-url", folder);
        Operation.Open(address, report, interaction);
        var pulled = await MigrationTarget.Of(address.Url)
            .Run(interaction, "Reading the database", false, engine => engine.Pull(SchemaFile, ct))
            .ConfigureAwait(false);
        report.Warnings = [.. report.Warnings, .. pulled.Notes];
        var text = pulled.Files.Single().Text;
        var compiled = SchemaCompiler.Compile([new SourceFile(SchemaFile, text)]);
        var model = compiled.IsValid
            ? ClientSource.Model(compiled.Schema, ClientOptions.Read(compiled.Schema, "App")).Models
                .OrderBy(model => model.IsView).FirstOrDefault() : null;
        if (model is null)
            throw CommandException.BadInput("The database has no table that a client can read; nothing was written.",
                null, "Leave --from-url away to begin with an example.");
        var difference = await MigrationTarget.Of(address.Url, compiled.Schema, null).Run(interaction, "Comparing",
            false, engine => engine.Diff(DiffSource.Nothing, DiffSource.Of(compiled.Schema), ct)).ConfigureAwait(false);
        return new IntrospectedDatabase(Providers.Of(address.Url).Rules.Name)
        {
            _schema = text, _script = difference.Script.Body, _model = model.Property, _url = url,
            _file = address.Url.FilePath,
        };
    }

    /// <summary>Puts the schema, its first migration and the URL among the files of a template.</summary>
    /// <param name="files">The files without the example.</param>
    /// <param name="template">The template's name.</param>
    /// <param name="folder">The project's folder, absolute.</param>
    public void AddTo(SortedDictionary<string, string> files, string template, string folder)
    {
        foreach (var path in files.Keys.ToList())
            files[path] = files[path].Replace("REFRACT_MODEL", _model, StringComparison.Ordinal);
        var program = template == "webapi" ? "Api/" : "";
        files[program + SchemaFile] = _schema;
        files[program + ".env"] = "# The database of development, for the program and for the command refract.\n"
            + $"DATABASE_URL='{(template == "webapi" ? Url(null) : Url(folder))}'\n";
        if (template != "webapi") return;
        files[$"{program}prisma/migrations/{Baseline}/{MigrationFolder.ScriptName}"] = _script;
    }

    /// <summary>The URL as a text of a .env file, where a dollar sign may begin the name of a variable.</summary>
    /// <param name="folder">The folder that a file's path begins at, or null for an absolute path.</param>
    private string Url(string? folder)
    {
        if (_file is null)
            return _url.Contains("://", StringComparison.Ordinal)
                ? _url.Replace("'", "%27", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal)
                : _url;
        var parameters = _url.Split('?', 2);
        var path = folder is null ? _file : PathText.Relative(_file, folder);
        return $"file:{(Path.IsPathRooted(path) ? "" : "./")}{path}"
            + (parameters.Length > 1 && _url.StartsWith("file:", StringComparison.Ordinal) ? "?" + parameters[1] : "");
    }
}
