namespace Refract.Generator.SqlFiles;

/// <summary>An SQL file, and the record of what the database says of it.</summary>
/// <param name="Path">The path of the file, as it is shown.</param>
/// <param name="Text">Its text.</param>
/// <param name="Record">The text of the record, or null when there is none.</param>
public sealed record SqlSource(string Path, string Text, string? Record)
{
    /// <summary>How the names of these files end.</summary>
    public const string Extension = ".sql";

    /// <summary>What is added to the path for that of the record.</summary>
    public const string RecordExtension = ".json";

    /// <summary>The name of the file, without folder and extension.</summary>
    public string Name
    {
        get
        {
            var name = Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);
            return name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
                ? name.Substring(0, name.Length - Extension.Length) : name;
        }
    }
}
