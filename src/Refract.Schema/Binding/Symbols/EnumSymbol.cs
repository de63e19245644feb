using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>An <c>enum</c> block.</summary>
internal sealed class EnumSymbol(SourceFile file, BlockSyntax syntax)
{
    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal string? MappedName { get; set; }

    internal string? DatabaseSchema { get; set; }

    internal ExpressionSyntax? DatabaseSchemaSyntax { get; set; }

    internal string? Documentation { get; set; }

    /// <summary>The attributes of the block, in the order of the text.</summary>
    internal List<AttributeSyntax> Attributes { get; } = [];

    internal List<EnumValueSymbol> Values { get; } = new(syntax.Members.Count);

    internal Dictionary<string,
        EnumValueSymbol> ValuesByName { get; } = new(syntax.Members.Count, StringComparer.Ordinal);

    /// <summary>A block of that name stands further up; that has been reported.</summary>
    internal bool IsDuplicate { get; set; }

    /// <summary>
    /// Where its name is defined again, from which follows whatever is said of its values; null for a name of its own.
    /// </summary>
    internal SourceLocation? Redefinition => IsDuplicate ? new SourceLocation(File, Syntax.Name.Span) : null;

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal EnumType? Built { get; set; }
}

/// <summary>A value of an enum.</summary>
internal sealed class EnumValueSymbol(EnumValueSyntax syntax)
{
    internal EnumValueSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal string? MappedName { get; set; }

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal EnumValue? Built { get; set; }
}
