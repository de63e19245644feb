namespace Refract.CommandLine;

/// <summary>
/// What a command line says about the project. Everything left out is found (see <see cref="Project.Find"/>).
/// </summary>
/// <param name="Folder">The folder to look in, absolute; usually the current one.</param>
public sealed record ProjectRequest(string Folder)
{
    /// <summary>
    /// The folder of the project: the one with <c>refract.json</c>, which is <see cref="Folder"/> or above it.
    /// </summary>
    internal string Root => field ??= ProjectRoot.Above(Folder);

    /// <summary>The file of <see cref="EnvFile"/>, absolute, or null.</summary>
    internal string? EnvFilePath => EnvFile is null ? null : Path.GetFullPath(EnvFile, Folder);

    /// <summary><c>--schema</c>: a file, or a folder with files, relative to <see cref="Folder"/>.</summary>
    public string? Schema { get; init; }

    /// <summary><c>--migrations</c>: the folder of migrations, relative to <see cref="Folder"/>.</summary>
    public string? Migrations { get; init; }

    /// <summary>
    /// <c>--url</c>. A relative file in it starts at <see cref="Folder"/>. The schema's <c>directUrl</c> is left alone
    /// when it is given.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>Where <see cref="Url"/> comes from, for errors.</summary>
    public string UrlOrigin { get; init; } = "--url";

    /// <summary><c>--shadow-url</c>: a database to try migrations in. It is emptied.</summary>
    public string? ShadowUrl { get; init; }

    /// <summary>
    /// A database on whose server shadow databases are made when <see cref="ShadowUrl"/> names none; null for the
    /// server of the database itself.
    /// </summary>
    public string? ShadowServerUrl { get; init; }

    /// <summary>False to make no shadow database on the database's own server: production.</summary>
    public bool MayCreateShadow { get; init; } = true;

    /// <summary>
    /// <c>--env-file</c>: a file of variables, relative to <see cref="Folder"/>, which wins over every <c>.env</c>.
    /// </summary>
    public string? EnvFile { get; init; }

    /// <summary>The process's variables; null for those of this process.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
