namespace Refract.CommandLine;

/// <summary>
/// Finds the folder of migrations: what is asked for, else what a configuration file names, else beside the schema.
/// </summary>
internal static class MigrationsLocator
{
    private const string Name = "migrations";

    /// <summary>The folder, absolute; it need not exist.</summary>
    /// <param name="request">What the command line says.</param>
    /// <param name="settings">refract.json, or null.</param>
    /// <param name="prisma">prisma.config.ts, or null.</param>
    /// <param name="schema">The schema's file or folder.</param>
    /// <param name="datasourceFile">
    /// The file with the datasource, or null: with a folder, the real tool looks beside that file.
    /// </param>
    public static string Find(ProjectRequest request, RefractJson? settings, PrismaConfig? prisma, string schema,
        string? datasourceFile)
    {
        if (request.Migrations is { } asked) return Path.GetFullPath(asked, request.Folder);
        if (settings?.Migrations is { } set) return set;
        if (prisma?.PathOf("migrations.path") is { } configured) return configured;
        return BesideSchema(Name, schema, datasourceFile);
    }

    /// <summary>A folder beside the schema, absolute; it need not exist.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="schema">The schema's file or folder.</param>
    /// <param name="datasourceFile">The file with the datasource, or null.</param>
    public static string BesideSchema(string name, string schema, string? datasourceFile)
    {
        if (File.Exists(schema)) return Path.Combine(Path.GetDirectoryName(schema)!, name);
        var above = Path.Combine(Path.GetDirectoryName(schema) ?? schema, name);
        var inside = Path.Combine(schema, name);
        var beside = datasourceFile is null ? inside : Path.Combine(Path.GetDirectoryName(datasourceFile)!, name);
        return new[] { beside, inside, above }.FirstOrDefault(Directory.Exists)
            ?? (Path.GetFileName(schema) == "prisma" ? inside : above);
    }
}
