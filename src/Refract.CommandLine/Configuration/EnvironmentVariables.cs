using System.Collections;
using DotNetEnv;

namespace Refract.CommandLine;

/// <summary>Variables of the process and of <c>.env</c> files; the process's own win, and an earlier file wins over a later one.</summary>
public sealed class EnvironmentVariables
{
    private readonly Dictionary<string, (string Value, string From)> _values = new(StringComparer.Ordinal);
    private readonly List<string> _places = ["the environment"];
    private readonly IReadOnlyDictionary<string, string> _process;

    private EnvironmentVariables(IReadOnlyDictionary<string, string> process)
    {
        _process = process;
        foreach (var (name, value) in process) _values[name] = (value, "the environment");
    }

    /// <summary>Where values were looked for, in order, for people: <c>the environment</c>, <c>.env (no such file)</c>.</summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>The variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> OfProcess()
    {
        var result = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables()) result[(string)entry.Key] = (string?)entry.Value ?? "";
        return result;
    }

    /// <summary>Reads the <c>.env</c> files of some folders. The process's environment is not changed.</summary>
    /// <param name="process">The process's variables.</param>
    /// <param name="folders">Absolute paths; one that is named twice or holds no <c>.env</c> is passed over.</param>
    /// <param name="relativeTo">The folder that places are shown relative to.</param>
    /// <exception cref="CommandException">A file cannot be understood.</exception>
    public static EnvironmentVariables Load(IReadOnlyDictionary<string, string> process, IEnumerable<string> folders, string relativeTo)
    {
        var variables = new EnvironmentVariables(process);
        foreach (var folder in folders.Distinct(StringComparer.Ordinal)) variables.Read(Path.Combine(folder, ".env"), relativeTo);
        return variables;
    }

    /// <summary>A variable's value and where it comes from; null when it is missing or empty.</summary>
    public (string Value, string From)? Find(string name)
        => _values.TryGetValue(name, out var found) && found.Value.Length > 0 ? found : null;

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
            foreach (var (name, value) in Env.LoadContents(File.ReadAllText(path), new LoadOptions(setEnvVars: false, clobberExistingVars: true)))
                if (!_process.ContainsKey(name)) _values.TryAdd(name, (value, shown));
        }
        catch (Exception error) when (error is Sprache.ParseException or FormatException)
        {
            // The parser's own text quotes the file, which holds passwords.
            var line = (error as Sprache.ParseException)?.Position is { } position ? $" near line {position.Line}" : "";
            throw CommandException.BadInput($"{shown} cannot be read as a list of variables{line}.", null,
                "Write one NAME=\"value\" on each line; comments begin with #.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{shown} cannot be opened.", error.Message, "Look at the rights on the file.");
        }
    }
}
