using System.Text;
using Refract.Generator.SqlFiles;

namespace Refract.CommandLine;

/// <summary>The files of a folder with SQL files, and the records beside them.</summary>
internal sealed class SqlFolder
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Project _project;

    private SqlFolder(Project project, string path) => (_project, Path) = (project, path);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The files, in ordinal order of their paths, which are relative to the project's folder.</summary>
    public IReadOnlyList<SqlSource> Sources { get; private init; } = [];

    /// <summary>The paths of records whose file is gone.</summary>
    public IReadOnlyList<string> LeftRecords { get; private init; } = [];

    /// <summary>The folder of a project; folders inside it are not read.</summary>
    /// <exception cref="CommandException">A file cannot be read.</exception>
    public static SqlFolder Read(Project project)
    {
        var path = project.SqlFolder;
        if (!Directory.Exists(path)) return new SqlFolder(project, path);
        string[] files = [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)];
        return new SqlFolder(project, path)
        {
            Sources = [.. files.Where(IsSql).Select(file => new SqlSource(project.Shown(file), File.ReadAllText(file),
                File.Exists(RecordOf(file)) ? File.ReadAllText(RecordOf(file)) : null))],
            LeftRecords = [.. files.Where(file => file.EndsWith(SqlSource.Extension + SqlSource.RecordExtension,
                StringComparison.OrdinalIgnoreCase) && !File.Exists(file[..^SqlSource.RecordExtension.Length]))
                .Select(project.Shown)],
        };
    }

    /// <summary>The path of a file's record.</summary>
    public static string RecordOf(string path) => path + SqlSource.RecordExtension;

    /// <summary>Writes a record.</summary>
    /// <param name="path">Its path, as it is shown.</param>
    /// <param name="text">Its text.</param>
    public void Write(string path, string text) => File.WriteAllText(Full(path), text, s_utf8);

    /// <summary>Deletes a record.</summary>
    public void Delete(string path) => File.Delete(Full(path));

    private string Full(string path) => System.IO.Path.GetFullPath(path, _project.Folder);

    private static bool IsSql(string path) => path.EndsWith(SqlSource.Extension, StringComparison.OrdinalIgnoreCase);
}
