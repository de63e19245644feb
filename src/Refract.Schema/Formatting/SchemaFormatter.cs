using Refract.Schema.Parsing;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Formatting;

/// <summary>
/// Gives <c>.prisma</c> files their one layout: two spaces, aligned columns, ordered attributes, <c>\n</c> line ends.
/// Where the schema can be read without an error it also adds what its relations miss: the field on the other side, the
/// arguments of <c>@relation</c>, the columns that hold the key. Lines that make no sense keep their text. The text
/// that comes out is the one that <c>prisma format</c> gives.
/// </summary>
public static class SchemaFormatter
{
    /// <summary>Formats one file that is a whole schema; see <see cref="FormatAll"/> for several.</summary>
    public static string Format(string text) => FormatAll([new SourceFile("schema.prisma", text)])[0].Text;

    /// <summary>
    /// Formats the files of one schema: those given, in the same order, with new texts. Relations are completed across
    /// files.
    /// </summary>
    public static IReadOnlyList<SourceFile> FormatAll(IReadOnlyList<SourceFile> files)
    {
        var trees = files.Select(SchemaSyntaxTree.Parse).ToList();
        var insertions = RelationScan.MayMissParts(trees) ? MissingRelationParts.Find(trees) : [];
        return [.. trees.Select(tree => new SourceFile(tree.File.Path, Write(tree, insertions)))];
    }

    private static string Write(SchemaSyntaxTree tree, IReadOnlyList<Insertion> insertions)
    {
        var file = Insertion.Apply(tree.File, insertions);
        var isAsRead = ReferenceEquals(file, tree.File) && !tree.Root.Blocks.Any(block => block.CloseBrace is null);
        var root = isAsRead ? tree.Root : Read(file.Text);
        var text = new SchemaWriter(file.Text).Write(root);
        return OpensComment(root.Members) && new SchemaWriter(text).Write(Read(text)) != text ? file.Text : text;
    }

    private static SchemaSyntax Read(string text) => new SchemaParser(text, closedBlocksOnly: true).ParseSchema();

    /// <summary>
    /// True when a line that makes no sense opens a comment. One that ends far below would be a comment if nothing
    /// followed its end on that line, and the layout puts that on a line of its own: such a text stays as it is.
    /// </summary>
    private static bool OpensComment(IReadOnlyList<LineSyntax> lines)
    {
        foreach (var line in lines)
            if (line is BlockSyntax block ? OpensComment(block.Members)
                : line is InvalidLineSyntax invalid
                    && invalid.Skipped.Text.IndexOf("/*", StringComparison.Ordinal) >= 0) return true;
        return false;
    }
}
