using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

/// <summary>The options that every command understands, wherever they stand.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string> _schema = new("--schema")
    {
        Description = "The schema: a .prisma file, or a folder with such files.", HelpName = "PATH", Recursive = true,
    };

    private readonly Option<string> _migrations = new("--migrations")
    {
        Description = "The folder of migrations; beside the schema when not given.", HelpName = "PATH",
        Recursive = true,
    };

    private readonly Option<string> _url = new("--url")
    {
        Description = "The database, instead of the one that the schema or DATABASE_URL names.", HelpName = "URL",
        Recursive = true,
    };

    private readonly Option<string> _shadowUrl = new("--shadow-url")
    {
        Description = "An empty database to try migrations in; made for the moment when not given.", HelpName = "URL",
        Recursive = true,
    };

    private readonly Option<string> _envFile = new("--env-file")
    {
        Description = "A file of variables, which wins over .env; the environment wins over both.", HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<bool> _json = JsonOption.Create();

    public void AddTo(RootCommand root)
    {
        root.Add(_schema);
        root.Add(_migrations);
        root.Add(_url);
        root.Add(_shadowUrl);
        root.Add(_envFile);
        root.Add(_json);
    }

    public ProjectRequest Read(ParseResult parsed, string folder, IReadOnlyDictionary<string, string> variables) =>
        new(folder)
    {
        Schema = parsed.GetValue(_schema), Migrations = parsed.GetValue(_migrations), Url = parsed.GetValue(_url),
        ShadowUrl = parsed.GetValue(_shadowUrl), EnvFile = parsed.GetValue(_envFile), Variables = variables,
    };
}
