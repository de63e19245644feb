using System.Collections;
using Refract.Relational;

namespace Refract.CommandLine;

/// <summary>
/// Variables of the process and of <c>.env</c> files; the process's own win, and an earlier file wins over a later one.
/// Values of files may refer to any of these variables; those of the process are taken as they are.
/// </summary>
public sealed class EnvironmentVariables
{
    private readonly List<(string Shown, EnvFile File)> _files = [];
    private readonly List<string> _places = ["the environment"];
    private readonly List<string> _warnings = [];
    private readonly IReadOnlyDictionary<string, string> _process;

    private EnvironmentVariables(IReadOnlyDictionary<string, string> process) => _process = process;

    /// <summary>
    /// Where values were looked for, in order, for display: <c>the environment</c>, <c>.env (no such file)</c>.
    /// </summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>The variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> OfProcess()
    {
        var result = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            result[(string)entry.Key] = (string?)entry.Value ?? "";
        return result;
    }

    /// <summary>Reads the <c>.env</c> files of some folders. The process's environment is not changed.</summary>
    /// <param name="process">The process's variables.</param>
    /// <param name="folders">Absolute paths; one that is named twice or holds no <c>.env</c> is passed over.</param>
    /// <param name="relativeTo">The folder that places are shown relative to.</param>
    /// <param name="file">A file that wins over those of the folders and has to be there, absolute; or null.</param>
    /// <exception cref="CommandException">A file cannot be opened.</exception>
    public static EnvironmentVariables Load(IReadOnlyDictionary<string, string> process, IEnumerable<string> folders,
        string relativeTo, string? file = null)
    {
        var variables = new EnvironmentVariables(process);
        if (file is not null)
        {
            if (!File.Exists(file))
                throw CommandException.BadInput($"There is no file {PathText.Relative(file, relativeTo)}.",
                    "It is named by --env-file.", "Correct the path; it starts at the current folder.");
            variables.Read(file, relativeTo);
        }

        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
            variables.Read(Path.Combine(folder, ".env"), relativeTo);
        return variables;
    }

    /// <summary>A variable's value and where it comes from; null when it is missing or empty.</summary>
    /// <exception cref="CommandException">
    /// The value refers with <c>${NAME}</c> to a variable that is not set, or to itself.
    /// </exception>
    public (string Value, string From)? Find(string name)
    {
        var from = _process.ContainsKey(name)
            ? "the environment" : _files.FirstOrDefault(file => file.File.Values.ContainsKey(name)).Shown;
        if (from is null) return null;
        var references = new EnvReferences(Written);
        if (references.Resolve(name) is not { Length: > 0 } value) return null;
        if (references.Unknown is [var unknown, ..])
            throw references.IsCircular(unknown)
                ? CommandException.BadInput($"{name} in {from} cannot be read: the value of {unknown} leads back to "
                    + "itself.", null, $"Write a value without a reference for {unknown}.")
                : CommandException.BadInput($"{name} in {from} refers to {unknown}, which is not set.",
                $"Looked in {string.Join(", ", _places)}.",
                $"Set {unknown}, or give the reference a value to fall back on: ${{{unknown}:-value}}\nA "
                    + "dollar sign that is meant as one is written \\$.");
        return (value, from);
    }

    /// <summary>Whether there is a variable of the name, which may be empty.</summary>
    public bool Has(string name) => Written(name) is not null;

    /// <summary>One sentence for each file with lines that hold no variable.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    private (string Text, bool HasReferences)? Written(string name)
    {
        if (_process.TryGetValue(name, out var own)) return (own, false);
        foreach (var (_, file) in _files)
            if (file.Values.TryGetValue(name, out var text)) return (text, true);
        return null;
    }

    private void Read(string path, string relativeTo)
    {
        var shown = PathText.Relative(path, relativeTo);
        if (!File.Exists(path))
        {
            _places.Add(shown + " (no such file)");
            return;
        }

        _places.Add(shown);
        try
        {
            var file = EnvFile.Parse(File.ReadAllText(path));
            _files.Add((shown, file));
            // The lines are not quoted: the file holds passwords.
            if (file.UnreadLines is { Count: > 0 and var count } unread)
                _warnings.Add($"{shown}, {(count == 1 ? "line" : "lines")} {string.Join(", ", unread)}: "
                    + "not of the form NAME=value; passed over.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{shown} cannot be opened.", error.Message,
                "Look at the rights on the file.");
        }
    }
}
