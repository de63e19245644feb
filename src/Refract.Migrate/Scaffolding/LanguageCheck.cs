using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>
/// Asks the compiler of schemas whether it takes a name, a type or a default before a pull writes it, so that no rule
/// of the language is told twice.
/// </summary>
internal sealed class LanguageCheck(StructureRules rules, string datasource)
{
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    public bool IsModelName(string name) => IsValid($"model {name} {{\n  id Int @id\n}}\n");

    public bool IsEnumName(string name) => IsValid($"enum {name} {{\n  A\n}}\n");

    public bool IsFieldName(string name) =>
        IsValid($"model M {{\n  key Int @id\n  {(name == "key" ? "id" : name)} Int\n}}\n");

    public bool IsValueName(string name) => IsValid($"enum E {{\n  {name}\n}}\n");

    /// <summary>Whether a field can have a type, of which enums are none, with these attributes.</summary>
    public bool IsField(string type, string attributes) =>
        IsValid($"model M {{\n  key Int @id\n  f {type} {attributes}\n}}\n");

    private bool IsValid(string block)
    {
        if (_answers.TryGetValue(block, out var answer)) return answer;
        var file = new SourceFile("", $"datasource {datasource} {{\n  provider = \"{rules.Name}\"\n}}\n{block}");
        return _answers[block] = SchemaCompiler.Compile([file]).IsValid;
    }
}
