using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Refract.CommandLine;

/// <summary>
/// The settings of a .NET application, as its host reads them: <c>appsettings.json</c>, the one of the environment,
/// and in development user secrets; the last one that has a value counts. The environment is that of
/// <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c>, else development.
/// </summary>
/// <param name="folder">The folder of the application's project, absolute.</param>
/// <param name="variables">The process's variables.</param>
internal sealed class SettingsFiles(string folder, IReadOnlyDictionary<string, string> variables)
{
    private const string Development = "Development";

    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip };

    private string Environment => Variable("DOTNET_ENVIRONMENT") ?? Variable("ASPNETCORE_ENVIRONMENT") ?? Development;

    /// <summary>The files, the one that counts most first; they need not exist.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Environment == Development && SecretsFile() is { } secrets ? [secrets] : Array.Empty<string>(),
        Path.Combine(folder, $"appsettings.{Environment}.json"), Path.Combine(folder, "appsettings.json"),
    ];

    /// <summary>A setting that is not empty, and the file that has it; null when there is none.</summary>
    /// <param name="name">Its name, with colons: <c>ConnectionStrings:Shop</c>. Case does not count.</param>
    /// <exception cref="CommandException">A file is no JSON.</exception>
    public (string Value, string File)? Find(string name)
    {
        foreach (var file in Files)
            if (File.Exists(file) && Read(file, name) is { Length: > 0 } value) return (value, file);
        return null;
    }

    private static string? Read(string file, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), s_options);
            return Value(document.RootElement, name);
        }
        catch (JsonException error)
        {
            // Without the text at the place: it may be part of a password.
            throw CommandException.BadInput($"{Path.GetFileName(file)} is not valid JSON.",
                $"{file}, line {error.LineNumber + 1}.");
        }
    }

    /// <summary>Names may be nested, or written with colons as user secrets are.</summary>
    private static string? Value(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && property.Value.ValueKind == JsonValueKind.String) return property.Value.GetString();
            if (name.StartsWith(property.Name + ":", StringComparison.OrdinalIgnoreCase)
                && Value(property.Value, name[(property.Name.Length + 1)..]) is { } nested) return nested;
        }

        return null;
    }

    /// <summary>The file of the user secrets that the folder's project names, or null.</summary>
    private string? SecretsFile()
    {
        if (!Directory.Exists(folder)) return null;
        foreach (var project in Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal))
            if (SecretsId(project) is { Length: > 0 } id && SecretsFolder() is { } secrets)
                return Path.Combine(secrets, id, "secrets.json");
        return null;
    }

    private static string? SecretsId(string project)
    {
        try
        {
            return XDocument.Load(project).Descendants("UserSecretsId").FirstOrDefault()?.Value.Trim();
        }
        catch (XmlException)
        {
            // The build says what is wrong with it.
            return null;
        }
    }

    private string? SecretsFolder() =>
        Variable("APPDATA") is { } data ? Path.Combine(data, "Microsoft", "UserSecrets")
        : Variable("HOME") is { } home ? Path.Combine(home, ".microsoft", "usersecrets") : null;

    private string? Variable(string name) =>
        variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
