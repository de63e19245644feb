using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Hands out the attributes of a field, value or block by name; what was not asked for is unknown.</summary>
/// <param name="file">Where the attributes stand.</param>
/// <param name="attributes">All attributes there.</param>
/// <param name="known">The names that will be asked for, to choose from in a hint.</param>
/// <param name="sink">Takes the findings.</param>
internal sealed class AttributeReader(
    SourceFile file, IReadOnlyList<AttributeSyntax> attributes, IReadOnlyList<string> known, DiagnosticSink sink)
{
    private readonly bool[] _taken = new bool[attributes.Count];

    /// <summary>True when some attribute could not be used, which has been reported.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>
    /// The arguments of an attribute that may stand once; null when it is absent, given twice, or its arguments cannot
    /// be used.
    /// </summary>
    internal ArgumentReader? Take(string name)
    {
        var first = -1;
        var count = 0;
        for (var i = 0; i < _taken.Length; i++)
        {
            if (!attributes[i].Name.Is(name)) continue;
            _taken[i] = true;
            if (count++ == 0) first = i;
        }

        if (count == 0) return null;
        if (count > 1)
        {
            ReportRepeated(name, count);
            return null;
        }

        var reader = new ArgumentReader(file, attributes[first], sink);
        HasErrors |= !reader.IsUsable;
        return reader.IsUsable ? reader : null;
    }

    /// <summary>The arguments of each attribute of a name that may stand any number of times.</summary>
    internal IEnumerable<ArgumentReader> TakeAll(string name)
    {
        for (var i = 0; i < _taken.Length; i++)
        {
            if (!attributes[i].Name.Is(name)) continue;
            _taken[i] = true;
            var reader = new ArgumentReader(file, attributes[i], sink);
            if (reader.IsUsable) yield return reader;
            else HasErrors = true;
        }
    }

    /// <summary>The native type (<c>@db.Text</c>), or null.</summary>
    internal AttributeSyntax? TakeNativeType()
    {
        AttributeSyntax? found = null;
        for (var i = 0; i < _taken.Length; i++)
        {
            var attribute = attributes[i];
            if (!attribute.Name.Contains('.')) continue;
            _taken[i] = true;
            if (found is not null)
                sink.Report(BindingRules.DuplicateAttribute, file, attribute,
                    "A field has one native type. Keep one of them.");
            found = attribute;
        }

        return found;
    }

    /// <summary>True when there is an attribute that was not asked for.</summary>
    internal bool HasLeft => Array.IndexOf(_taken, false) >= 0;

    /// <summary>Reports what is left.</summary>
    /// <param name="owner">What they stand at, with its article: <c>an enum</c>.</param>
    internal void ReportLeft(string owner)
    {
        for (var i = 0; i < _taken.Length; i++)
        {
            if (_taken[i]) continue;
            HasErrors = true;
            var (at, name) = (attributes[i].At.Text, attributes[i].Name.Text);
            var hint = name.IndexOf('.') >= 0 ? " Native types stand only at fields of a built-in scalar type."
                : Spelling.Closest(name, known) is { } closest ? $" Did you mean `{at}{closest}`?"
                : $" Known here: {string.Join(", ", known.Select(other => $"`{at}{other}`"))}.";
            sink.Report(BindingRules.UnknownAttribute, file, attributes[i],
                $"`{at}{name}` is no attribute of {owner}.{hint}");
        }
    }

    private void ReportRepeated(string name, int count)
    {
        HasErrors = true;
        foreach (var attribute in attributes.Where(attribute => attribute.Name.Is(name)))
            sink.Report(BindingRules.DuplicateAttribute, file, attribute,
                $"`{attribute.At.Text}{name}` stands here {count} times. Keep one of them.");
    }
}
