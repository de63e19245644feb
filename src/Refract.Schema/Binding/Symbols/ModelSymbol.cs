using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>A <c>model</c>, <c>view</c> or <c>type</c> block.</summary>
internal sealed class ModelSymbol(SourceFile file, BlockSyntax syntax)
{
    private HashSet<string>? _skippedNames;
    private UniqueKeyLookup? _uniqueKeyLookup;

    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal bool IsView => Syntax.Kind == BlockKind.View;

    internal bool IsComposite => Syntax.Kind == BlockKind.Type;

    /// <summary><c>model</c>, <c>view</c> or <c>type</c>.</summary>
    internal string Word => Syntax.Keyword.Text;

    internal string? Documentation { get; set; }

    /// <summary>The attributes of the block, in the order of the text.</summary>
    internal List<AttributeSyntax> Attributes { get; } = [];

    internal List<FieldSymbol> Fields { get; } = new(syntax.Members.Count);

    internal Dictionary<string, FieldSymbol> FieldsByName { get; } = new(syntax.Members.Count, StringComparer.Ordinal);

    internal AttributeSyntax? MapAttribute { get; set; }

    internal string? MappedName { get; set; }

    internal string TableName => MappedName ?? Name;

    internal string? DatabaseSchema { get; set; }

    internal ExpressionSyntax? DatabaseSchemaSyntax { get; set; }

    internal bool IsIgnored { get; set; }

    internal KeySymbol? PrimaryKey { get; set; }

    /// <summary>A block of that name stands further up; that has been reported, and no rule looks at this one.</summary>
    internal bool IsDuplicate { get; set; }

    /// <summary>Some line could not be read, or some type or attribute is unknown: rules that would miss something keep still.</summary>
    internal bool HasUnreadableLines { get; set; }

    internal List<KeySymbol> Indexes { get; } = [];

    internal KeySymbol? ShardKey { get; set; }

    /// <summary>True when a line that could not be read begins with that word: it may be the field that is looked for.</summary>
    internal bool MayHave(string name) =>
        (_skippedNames ??= [.. Syntax.Members.OfType<InvalidLineSyntax>().Select(FirstWord)]).Contains(name);

    private static string FirstWord(InvalidLineSyntax line)
    {
        var text = line.Skipped.Text;
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return text.Substring(0, end);
    }

    /// <summary>The id and the unique keys.</summary>
    internal IEnumerable<KeySymbol> UniqueKeys
    {
        get
        {
            if (PrimaryKey is not null) yield return PrimaryKey;
            foreach (var index in Indexes)
                if (index.Kind == KeyKind.Unique) yield return index;
        }
    }

    /// <summary>The id and the unique keys by their columns. Only to be asked for when all keys are bound.</summary>
    internal UniqueKeyLookup UniqueKeyLookup => _uniqueKeyLookup ??= new UniqueKeyLookup(UniqueKeys);

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal Model? Built { get; set; }
}
