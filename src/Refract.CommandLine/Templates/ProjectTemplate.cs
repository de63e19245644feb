using System.Text.Json;

namespace Refract.CommandLine.Templates;

/// <summary>
/// A template of <c>dotnet new</c>, read from the same files: <c>refract init</c> makes the same projects without the
/// templates being installed. Of the format it knows what our templates use: parameters, derived, constant and switch
/// symbols, value forms, and sources with a condition.
/// </summary>
internal sealed class ProjectTemplate
{
    private const string Prefix = "templates/";
    private const string Configuration = ".template.config/template.json";

    private readonly JsonElement _root;
    private readonly string _folder;
    private readonly TemplateForms _forms;

    private ProjectTemplate(string name)
    {
        _folder = Prefix + name + "/";
        using var document = JsonDocument.Parse(Read(_folder + Configuration));
        _root = document.RootElement.Clone();
        _forms = new TemplateForms(_root.GetProperty("forms"));
    }

    /// <summary>The names of all templates, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Resources()
        .Where(name => name.EndsWith("/" + Configuration, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^(Configuration.Length + 1)]).Order(StringComparer.Ordinal)];

    /// <summary>The template of a name of <see cref="Names"/>.</summary>
    public static ProjectTemplate Of(string name) => new(name);

    /// <summary>The database that the template is for when none is asked for.</summary>
    public string DefaultProvider =>
        _root.GetProperty("symbols").GetProperty("provider").GetProperty("defaultValue").GetString()!;

    /// <summary>The databases that it knows.</summary>
    public IReadOnlyList<string> Providers => [.. _root.GetProperty("symbols").GetProperty("provider")
        .GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("choice").GetString()!)];

    /// <summary>The value of a symbol for a project of a name and a database.</summary>
    public string Value(string symbol, string name, string provider) =>
        Value(_root.GetProperty("symbols").GetProperty(symbol), name, provider);

    /// <summary>Its files, with their final paths and texts, in ordinal order.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="provider">One of <see cref="Providers"/>.</param>
    /// <param name="isExample">False to leave the example out, for a database that has tables of its own.</param>
    public SortedDictionary<string, string> Files(string name, string provider, bool isExample = true)
    {
        var symbols = _root.GetProperty("symbols").EnumerateObject().Select(symbol => symbol.Value)
            .Select(symbol => (Text: symbol.GetProperty("replaces").GetString()!,
                Value: Value(symbol, name, provider), IsOfPaths: symbol.TryGetProperty("fileRename", out _)))
            .ToArray();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in Sources(provider, isExample).Select(source => _folder + source))
            foreach (var resource in Resources().Where(file => file.StartsWith(source, StringComparison.Ordinal)))
            {
                var (path, text) = (resource[source.Length..], Read(resource));
                foreach (var (token, value, isOfPaths) in symbols)
                {
                    if (isOfPaths) path = path.Replace(token, value, StringComparison.Ordinal);
                    text = text.Replace(token, value, StringComparison.Ordinal);
                }

                files[path] = text;
            }

        return files;
    }

    /// <summary>The folders that the files come from, in the order of the template.</summary>
    private IEnumerable<string> Sources(string provider, bool isExample)
    {
        foreach (var source in _root.GetProperty("sources").EnumerateArray())
        {
            if (source.TryGetProperty("condition", out var condition) && !Holds(condition, provider)) continue;
            var folder = source.GetProperty("source").GetString()!["./".Length..];
            if (isExample || !folder.StartsWith("example", StringComparison.Ordinal)) yield return folder;
        }

        if (!isExample) yield return "introspected/";
    }

    private string Value(JsonElement symbol, string name, string provider)
    {
        switch (symbol.GetProperty("type").GetString())
        {
            case "parameter": return provider;
            case "derived": return _forms.Apply(symbol.GetProperty("valueTransform").GetString()!, name);
            default:
                var parameters = symbol.GetProperty("parameters");
                return parameters.TryGetProperty("value", out var constant) ? constant.GetString()!
                    : parameters.GetProperty("cases").EnumerateArray()
                        .First(known => Holds(known.GetProperty("condition"), provider))
                        .GetProperty("value").GetString()!;
        }
    }

    private static bool Holds(JsonElement condition, string provider) =>
        condition.GetString() == $"(provider == '{provider}')";

    private static IEnumerable<string> Resources() => typeof(ProjectTemplate).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static string Read(string resource)
    {
        using var stream = typeof(ProjectTemplate).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
