using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>A <c>model</c>, <c>view</c> or <c>type</c> block.</summary>
internal sealed class ModelSymbol(SourceFile file, BlockSyntax syntax)
{
    private Dictionary<string, InvalidLineSyntax>? _unreadableLines;
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

    /// <summary>The last field of each name: it is the one that keys and relations over that name mean.</summary>
    internal Dictionary<string, FieldSymbol> FieldsByName { get; } = new(syntax.Members.Count, StringComparer.Ordinal);

    /// <summary>
    /// Fields whose name stands further up already, which has been reported; in the order of the text.
    /// </summary>
    internal List<FieldSymbol> RepeatedFields { get; } = [];

    internal AttributeSyntax? MapAttribute { get; set; }

    internal string? MappedName { get; set; }

    internal string TableName => MappedName ?? Name;

    internal string? DatabaseSchema { get; set; }

    internal ExpressionSyntax? DatabaseSchemaSyntax { get; set; }

    internal bool IsIgnored { get; set; }

    internal KeySymbol? PrimaryKey { get; set; }

    /// <summary>
    /// A block of that name stands further up; that has been reported, and no rule looks at this one.
    /// </summary>
    internal bool IsDuplicate { get; set; }

    /// <summary>
    /// Where its name is defined again, from which follows whatever is said of its fields; null for a name of its own.
    /// </summary>
    internal SourceLocation? Redefinition => IsDuplicate ? new SourceLocation(File, Syntax.Name.Span) : null;

    /// <summary>
    /// Some line could not be read, or some type or attribute is unknown: rules that would miss something keep still.
    /// </summary>
    internal bool HasUnreadableLines { get; set; }

    internal List<KeySymbol> Indexes { get; } = [];

    internal KeySymbol? ShardKey { get; set; }

    /// <summary>
    /// The first line that could not be read and begins with that word, or null: it may be the field that is looked
    /// for.
    /// </summary>
    internal InvalidLineSyntax? UnreadableLine(string name)
    {
        if (_unreadableLines is null)
        {
            _unreadableLines = new(StringComparer.Ordinal);
            foreach (var line in Syntax.Members.OfType<InvalidLineSyntax>())
                if (FirstWord(line) is var word && !_unreadableLines.ContainsKey(word))
                    _unreadableLines.Add(word, line);
        }

        return _unreadableLines.TryGetValue(name, out var found) ? found : null;
    }

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
