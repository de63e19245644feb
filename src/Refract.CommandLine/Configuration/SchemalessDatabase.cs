namespace Refract.CommandLine;

/// <summary>
/// The database of a folder without a schema: <c>--url</c>, else <c>DATABASE_URL</c> from the environment or a
/// <c>.env</c> file.
/// </summary>
internal static class SchemalessDatabase
{
    public const string Variable = "DATABASE_URL";

    /// <summary>The database, or null when none is named; the report takes the warnings about files.</summary>
    public static DatabaseAddress? Find(ProjectRequest request, Report report)
    {
        if (request.Url is { } url) return DatabaseAddress.Parse(url, request.UrlOrigin, request.Folder);
        var variables = Variables(request);
        report.Warnings = [.. report.Warnings, .. variables.Warnings];
        return variables.Find(Variable) is { } found
            ? DatabaseAddress.Parse(found.Value, $"{Variable} from {found.From}", request.Root) : null;
    }

    /// <summary>The variables of the process and of the <c>.env</c> files in the folder and in <c>prisma</c>.</summary>
    public static EnvironmentVariables Variables(ProjectRequest request)
        => EnvironmentVariables.Load(request.Variables ?? EnvironmentVariables.OfProcess(),
            [request.Root, Path.Combine(request.Root, "prisma")], request.Folder, request.EnvFilePath);
}
