using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Hands out the attributes of a field, value or block by name; what nobody asked for is unknown.</summary>
internal sealed class AttributeReader
{
    private static readonly List<AttributeSyntax> None = [];

    private readonly SourceFile _file;
    private readonly DiagnosticSink _sink;
    private readonly List<AttributeSyntax> _left;
    private readonly List<string> _asked = [];

    internal AttributeReader(SourceFile file, IEnumerable<AttributeSyntax> attributes, DiagnosticSink sink)
    {
        _file = file;
        _sink = sink;
        _left = [.. attributes];
    }

    /// <summary>True when some attribute could not be used, which has been reported.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>
    /// The arguments of an attribute that may stand once; null when it is absent, given twice, or its arguments cannot be used.
    /// </summary>
    internal ArgumentReader? Take(string name)
    {
        _asked.Add(name);
        if (_left.Count == 0) return null;
        var found = Remove(name);
        if (found.Count == 0) return null;
        if (found.Count > 1)
        {
            HasErrors = true;
            foreach (var attribute in found)
                _sink.Report(BindingRules.DuplicateAttribute, _file, attribute,
                    $"`{attribute.At.Text}{name}` stands here {found.Count} times. Keep one of them.");
            return null;
        }

        var reader = new ArgumentReader(_file, found[0], _sink);
        HasErrors |= !reader.IsUsable;
        return reader.IsUsable ? reader : null;
    }

    /// <summary>The arguments of each attribute of a name that may stand any number of times.</summary>
    internal IEnumerable<ArgumentReader> TakeAll(string name)
    {
        _asked.Add(name);
        foreach (var attribute in Remove(name))
        {
            var reader = new ArgumentReader(_file, attribute, _sink);
            if (reader.IsUsable) yield return reader;
            else HasErrors = true;
        }
    }

    private List<AttributeSyntax> Remove(string name)
    {
        List<AttributeSyntax>? found = null;
        foreach (var attribute in _left)
            if (attribute.Name.Text == name) (found ??= []).Add(attribute);
        if (found is null) return None;
        _left.RemoveAll(attribute => attribute.Name.Text == name);
        return found;
    }

    /// <summary>The native type (<c>@db.Text</c>), or null.</summary>
    internal AttributeSyntax? TakeNativeType()
    {
        var found = _left.FindAll(attribute => attribute.Name.Text.IndexOf('.') >= 0);
        _left.RemoveAll(attribute => attribute.Name.Text.IndexOf('.') >= 0);
        foreach (var attribute in found.Skip(1))
            _sink.Report(BindingRules.DuplicateAttribute, _file, attribute, "A field has one native type. Keep one of them.");
        return found.Count == 0 ? null : found[found.Count - 1];
    }

    /// <summary>Reports what is left.</summary>
    internal void Finish(string owner)
    {
        foreach (var attribute in _left)
        {
            HasErrors = true;
            var at = attribute.At.Text;
            var hint = attribute.Name.Text.IndexOf('.') >= 0 ? " Native types stand only at fields of a built-in scalar type."
                : Spelling.Closest(attribute.Name.Text, _asked) is { } closest ? $" Did you mean `{at}{closest}`?"
                : $" Known here: {string.Join(", ", _asked.Distinct().Select(name => $"`{at}{name}`"))}.";
            _sink.Report(BindingRules.UnknownAttribute, _file, attribute, $"`{at}{attribute.Name.Text}` is no attribute of {owner}.{hint}");
        }
    }
}
