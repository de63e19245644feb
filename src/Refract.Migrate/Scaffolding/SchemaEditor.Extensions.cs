using Refract.Relational.Catalog;
using Refract.Schema;
using Refract.Schema.Syntax;

namespace Refract.Migrate.Scaffolding;

internal sealed partial class SchemaEditor
{
    /// <summary>
    /// Brings version and schema of the datasource's extensions up to date where it names them, and takes out those
    /// that are not installed. Others that are installed are the administrator's.
    /// </summary>
    private void ChangeExtensions()
    {
        if (_schema.Datasource is not { Extensions.Count: > 0 } datasource) return;
        var pairs = datasource.Extensions.Select(extension => (Named: extension,
            Actual: _actual.Extensions.FirstOrDefault(actual => actual.Name == extension.DatabaseName))).ToArray();
        if (pairs.All(pair => pair.Actual is { } actual
            && actual.Version == pair.Named.Version && actual.Namespace == pair.Named.Schema)) return;
        foreach (var (extension, _) in pairs.Where(pair => pair.Actual is null))
            _notes.Add($"The extension {extension.DatabaseName} is not installed; the datasource no longer names it.");
        var setting = _syntax.BlockAt(datasource.Location).Members.OfType<SettingSyntax>()
            .First(line => line.Name.Text == "extensions");
        var kept = pairs.Where(pair => pair.Actual is not null).Select(pair => ExtensionText(pair.Named, pair.Actual!));
        _edits.Replace(datasource.Location.File, setting.Value!.Span, $"[{string.Join(", ", kept)}]");
    }

    private static string ExtensionText(DatabaseExtension named, CatalogExtension actual)
    {
        var arguments = string.Join(", ", new[]
        {
            ("map", named.DatabaseName == named.Name ? null : named.DatabaseName),
            ("version", actual.Version), ("schema", actual.Namespace),
        }.Where(argument => argument.Item2 is not null)
            .Select(argument => $"{argument.Item1}: {AttributeText.Quoted(argument.Item2!)}"));
        return arguments.Length == 0 ? named.Name : $"{named.Name}({arguments})";
    }
}
