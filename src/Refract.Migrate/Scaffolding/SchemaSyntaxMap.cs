using Refract.Schema;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>From the resolved model back to the lines it was read from.</summary>
internal sealed class SchemaSyntaxMap
{
    private readonly Dictionary<SourceFile, SchemaSyntaxTree> _trees = new(ReferenceEqualityComparer.Instance);

    public SchemaSyntaxMap(PrismaSchema schema)
    {
        foreach (var file in schema.Files) _trees[file] = SchemaSyntaxTree.Parse(file);
    }

    public SchemaSyntax RootOf(SourceFile file) => _trees[file].Root;

    /// <summary>The block whose name stands at that place.</summary>
    public BlockSyntax BlockAt(SourceLocation name)
        => _trees[name.File].Root.Blocks.First(
            block => block.Span.Start <= name.Span.Start && name.Span.Start < block.Span.End);

    public FieldSyntax FieldOf(Field field)
        => BlockAt(field.Location).Members.OfType<FieldSyntax>()
            .First(line => line.Span.Start <= field.Location.Span.Start
            && field.Location.Span.Start < line.Span.End);

    /// <summary>The line of a block attribute that covers that place, or null when it stands on a field.</summary>
    public BlockAttributeSyntax? BlockAttributeAt(SourceLocation attribute)
        => BlockAt(attribute).Members.OfType<BlockAttributeSyntax>()
            .FirstOrDefault(line => line.Span.Start <= attribute.Span.Start
            && attribute.Span.Start < line.Span.End);

    /// <summary>A line of a block with the <c>///</c> lines right above it.</summary>
    public static TextSpan WithDocumentation(IReadOnlyList<LineSyntax> members, LineSyntax line)
    {
        var at = 0;
        while (!ReferenceEquals(members[at], line)) at++;
        var first = at;
        while (first > 0 && members[first - 1] is CommentSyntax { IsDocumentation: true }) first--;
        return TextSpan.FromBounds(members[first].FullSpan.Start, line.FullSpan.End);
    }
}
