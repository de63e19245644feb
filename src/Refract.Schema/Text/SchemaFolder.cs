// Reading files is for tools and programs: the generator gets its texts from the compiler and never comes here.
#pragma warning disable RS1035
using System.Text;

namespace Refract.Schema.Text;

/// <summary>
/// Finds and reads the files of a schema. The only place in this assembly that touches the file system.
/// </summary>
public static class SchemaFolder
{
    private const string Extension = ".prisma";

    /// <summary>Knows the byte order mark, and would rather fail than read what it cannot write back.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads one <c>.prisma</c> file, or all of them in a folder and its sub-folders, in the ordinal order of their
    /// paths.
    /// </summary>
    /// <param name="path">A file or a folder; relative paths start at the current directory.</param>
    /// <returns>At least one file, with paths that start with <paramref name="path"/>.</returns>
    /// <exception cref="FileNotFoundException">
    /// There is nothing at that path, or a folder without such files.
    /// </exception>
    /// <exception cref="ArgumentException">The path is empty, or is a file of another kind.</exception>
    /// <exception cref="IOException">A file cannot be read, or is no text in UTF-8.</exception>
    public static IReadOnlyList<SourceFile> Load(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("The path of the schema is empty: give a .prisma file or a "
            + "folder with such files.", nameof(path));
        if (File.Exists(path))
        {
            if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException(
                    $"\"{path}\" is no {Extension} file: give a {Extension} file or a folder with such files.");
            return [Read(path)];
        }

        if (!Directory.Exists(path))
            throw new FileNotFoundException(
                $"There is no schema at \"{path}\": give an existing {Extension} file or a folder with "
                + "such files.", path);
        var paths = Directory.GetFiles(path, "*" + Extension, SearchOption.AllDirectories);
        if (paths.Length == 0)
            throw new FileNotFoundException($"There is no {Extension} file in the folder \"{path}\" or below it.",
                path);
        Array.Sort(paths, StringComparer.Ordinal);
        return [.. paths.Select(Read)];
    }

    private static SourceFile Read(string path)
    {
        try
        {
            return new SourceFile(path, File.ReadAllText(path, Utf8));
        }
        catch (DecoderFallbackException error)
        {
            throw new IOException($"\"{path}\" is no text in UTF-8: save it in that encoding.", error);
        }
    }
}
