using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator.Naming;

/// <summary>The C# name of everything in a schema, and what is wrong with them.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<Model, string> _stems = [];
    private readonly List<SchemaDiagnostic> _findings = [];

    public NameTable(PrismaSchema schema, string client)
    {
        var types = new Dictionary<string, (string Owner, SourceLocation Location)>(StringComparer.Ordinal);
        foreach (var model in schema.Models)
        {
            if (model.IsIgnored) continue;
            NameModel(model, client, types);
        }

        foreach (var type in schema.Enums) NameEnum(type, client, types);
    }

    public IReadOnlyList<SchemaDiagnostic> Findings => _findings;

    public string this[object named] => _names[named];

    public string StemOf(Model model) => _stems[model];

    private void NameModel(Model model, string client, Dictionary<string, (string, SourceLocation)> types)
    {
        var kind = model.IsView ? "View" : "Model";
        var stem = Choose(model, $"{kind.ToLowerInvariant()} {model.Name}", model.Name, model.Documentation, model.Location);
        _stems[model] = stem;
        var name = _names[model];
        if (ReservedNames.Types.Contains(name) || name == client || ReservedNames.ClientMembers.Contains(name))
            name = Rename(model, $"{kind.ToLowerInvariant()} {model.Name}", name, kind, model.Location);
        // The client's property has the stem as its name.
        if (stem == client || ReservedNames.ClientMembers.Contains(stem)) _stems[model] = name;

        Declare(types, name, $"{kind.ToLowerInvariant()} {model.Name}", model.Location);
        foreach (var suffix in ReservedNames.TypeSuffixes)
            Declare(types, _stems[model] + suffix, $"{kind.ToLowerInvariant()} {model.Name}", model.Location);

        var members = new Dictionary<string, (string, SourceLocation)>(StringComparer.Ordinal);
        foreach (var field in model.Fields)
        {
            if (field.IsIgnored) continue;
            var owner = $"field {model.Name}.{field.Name}";
            var member = Choose(field, owner, field.Name, field.Documentation, field.Location);
            if (ReservedNames.Members.Contains(member) || member == name || member == name + "Loaded"
                || (member.StartsWith(_stems[model], StringComparison.Ordinal) && ReservedNames.TypeSuffixes.Contains(member.Substring(_stems[model].Length))))
                member = Rename(field, owner, member, "Field", field.Location);
            Declare(members, member, owner, field.Location);
        }
    }

    private void NameEnum(EnumType type, string client, Dictionary<string, (string, SourceLocation)> types)
    {
        var name = Choose(type, $"enum {type.Name}", type.Name, type.Documentation, type.Location);
        if (ReservedNames.Types.Contains(name) || name == client) name = Rename(type, $"enum {type.Name}", name, "Enum", type.Location);
        Declare(types, name, $"enum {type.Name}", type.Location);
        var members = new Dictionary<string, (string, SourceLocation)>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            var owner = $"value {type.Name}.{value.Name}";
            var member = Choose(value, owner, value.Name, value.Documentation, value.Location);
            Declare(members, member, owner, value.Location);
        }
    }

    private string Choose(object named, string owner, string schemaName, string? documentation, SourceLocation location)
    {
        var (given, _) = NameAnnotation.Read(documentation);
        if (given is not null && !CSharpNames.IsIdentifier(given))
        {
            Report("RFR2003", DiagnosticSeverity.Error, $"\"{given}\" cannot be the C# name of {owner}: give letters, digits and underscores that are no keyword.", location);
            given = null;
        }

        return _names[named] = given ?? CSharpNames.Pascal(schemaName);
    }

    private string Rename(object named, string owner, string name, string suffix, SourceLocation location)
    {
        Report("RFR2002", DiagnosticSeverity.Warning,
            $"The C# name of {owner} is {name}{suffix}, because {name} is taken. Write /// @csharp(name: \"…\") above it to choose another.", location);
        return _names[named] = name + suffix;
    }

    private void Declare(Dictionary<string, (string Owner, SourceLocation Location)> declared, string name, string owner, SourceLocation location)
    {
        if (!declared.TryGetValue(name, out var other))
        {
            declared.Add(name, (owner, location));
            return;
        }

        if (other.Owner == owner) return;
        Report("RFR2001", DiagnosticSeverity.Error,
            $"The C# name {name} is made twice: of {other.Owner} and of {owner}. Write /// @csharp(name: \"…\") above one of them.", location);
    }

    private void Report(string code, DiagnosticSeverity severity, string message, SourceLocation location) =>
        _findings.Add(new SchemaDiagnostic(code, severity, message, location));
}
