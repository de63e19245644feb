using System.Text.Json;

namespace Refract.CommandLine;

/// <summary>
/// The file <c>refract.json</c>: where a project keeps what is not in its usual place. All paths in it are relative to
/// the file.
/// </summary>
/// <param name="Schema">The schema's file or folder, absolute, or null.</param>
/// <param name="Migrations">The folder of migrations, absolute, or null.</param>
/// <param name="Output">The folder that <c>generate</c> writes to, absolute, or null.</param>
/// <param name="Sql">The folder of SQL files, absolute, or null.</param>
/// <param name="Url">
/// The setting of the application that has the database's URL (<c>ConnectionStrings:Shop</c>), or null.
/// </param>
/// <param name="Settings">The folder of the application's settings, absolute; that of the file when not given.</param>
/// <param name="Seed">The command or SQL script that fills the database, as it is written, or null.</param>
/// <param name="ExpandAndContract">
/// Whether migrations say what programs no longer use, and only with consent take away what they may use.
/// </param>
internal sealed record RefractJson(string? Schema, string? Migrations, string? Output, string? Sql, string? Url,
    string Settings, string? Seed, bool ExpandAndContract)
{
    public const string FileName = "refract.json";

    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the file of a folder; null when there is none.</summary>
    public static RefractJson? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), s_options);
            return Read(document.RootElement, folder);
        }
        catch (JsonException error)
        {
            throw CommandException.BadInput($"{FileName} is not valid JSON.", error.Message);
        }
    }

    private static RefractJson Read(JsonElement root, string folder)
    {
        const string known =
            "It may hold \"schema\", \"migrations\", \"output\", \"sql\" and \"settings\", each a path relative to the "
            + "file, \"url\", the name of a setting, \"seed\", a command or the path of a SQL script, and "
            + "\"expandAndContract\", true or false.";
        if (root.ValueKind != JsonValueKind.Object)
            throw CommandException.BadInput($"{FileName} does not hold an object.", null, known);
        string? url = null, seed = null;
        var expandAndContract = false;
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == "$schema") continue;
            if (property.Name == "expandAndContract")
            {
                if (property.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    throw CommandException.BadInput($"\"{property.Name}\" in {FileName} is neither true nor false.",
                        null, known);
                expandAndContract = property.Value.GetBoolean();
                continue;
            }

            if (property.Name is not ("schema" or "migrations" or "output" or "sql" or "settings" or "url" or "seed"))
                throw CommandException.BadInput(
                    $"{FileName} has a setting that means nothing here: \"{property.Name}\".", null, known);
            if (property.Value.ValueKind != JsonValueKind.String
                || property.Value.GetString() is not { Length: > 0 } path)
                throw CommandException.BadInput($"\"{property.Name}\" in {FileName} is not a "
                    + $"{(property.Name == "seed" ? "command" : "path")}.", null, known);
            if (property.Name == "seed") seed = path;
            else if (property.Name != "url") paths[property.Name] = Path.GetFullPath(path, folder);
            else if (path.Contains('/', StringComparison.Ordinal) || path.Contains('=', StringComparison.Ordinal)
                || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
                // Not quoted: it may hold a password.
                throw CommandException.BadInput($"\"url\" in {FileName} is not the name of a setting.", null,
                    "Name the setting that has the URL, for example \"ConnectionStrings:Default\", and keep the URL in "
                    + "appsettings.json, user secrets or the environment.");
            else url = path;
        }

        return new RefractJson(paths.GetValueOrDefault("schema"), paths.GetValueOrDefault("migrations"),
            paths.GetValueOrDefault("output"), paths.GetValueOrDefault("sql"), url,
            paths.GetValueOrDefault("settings") ?? folder, seed, expandAndContract);
    }
}
