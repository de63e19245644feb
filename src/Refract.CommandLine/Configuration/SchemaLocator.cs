namespace Refract.CommandLine;

/// <summary>Finds the schema: what is asked for, else what a configuration file names, else the usual places.</summary>
internal static class SchemaLocator
{
    private static readonly string[] s_usual = ["prisma/schema.prisma", "prisma/schema", "schema.prisma"];

    /// <summary>The schema's file or folder, absolute.</summary>
    public static string Find(ProjectRequest request, RefractJson? settings, PrismaConfig? prisma)
    {
        if (request.Schema is { } empty && string.IsNullOrWhiteSpace(empty))
            throw CommandException.BadInput("--schema is empty.", null,
                "Name a .prisma file or a folder with such files: --schema PATH");
        if (request.Schema is { } asked)
            return Named(Path.GetFullPath(asked, request.Folder), "--schema", request.Folder);
        if (settings?.Schema is { } set) return Named(set, RefractJson.FileName, request.Folder);
        if (prisma?.PathOf("schema") is { } configured)
            return Named(configured, PathText.Relative(prisma.Path, request.Folder), request.Folder);

        return Usual(request.Root).FirstOrDefault(SchemaFiles.IsSchema)
            ?? throw CommandException.BadInput("There is no schema here.",
                $"Looked in {request.Root} for {string.Join(", ", s_usual)}.",
                "Go to the project's folder, name the schema with --schema PATH, or set \"schema\" in "
                    + "refract.json.\nTo make one from a database that is there: refract db pull --url URL");
    }

    /// <summary>
    /// Where <see cref="Find"/> looks: one path when one is named, else the usual places; all absolute.
    /// </summary>
    public static IEnumerable<string> Candidates(ProjectRequest request, RefractJson? settings, PrismaConfig? prisma)
    {
        var named = request.Schema is { } asked
            ? Path.GetFullPath(asked, request.Folder) : settings?.Schema ?? prisma?.PathOf("schema");
        return named is null ? Usual(request.Root) : [named];
    }

    /// <summary>What names the schema, for display.</summary>
    public static string OriginOf(ProjectRequest request, RefractJson? settings, PrismaConfig? prisma) =>
        request.Schema is not null ? "--schema" : settings?.Schema is not null ? RefractJson.FileName
        : prisma?.PathOf("schema") is not null ? PathText.Relative(prisma.Path, request.Folder) : "the usual place";

    /// <summary>The usual places in a folder, absolute.</summary>
    public static IEnumerable<string> Usual(string folder) =>
        s_usual.Select(place => Path.GetFullPath(place, folder));

    private static string Named(string path, string by, string folder)
    {
        if (SchemaFiles.IsSchema(path)) return path;
        var shown = PathText.Relative(path, folder);
        throw Directory.Exists(path)
            ? CommandException.BadInput($"The folder {shown} holds no .prisma file.", $"It is named by {by}.")
            : CommandException.BadInput($"There is no schema at {shown}.", $"The path is named by {by}.",
                "Correct the path; it may be a file or a folder.");
    }
}
