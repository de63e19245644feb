using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Formatting;

/// <summary>
/// Gives <c>.prisma</c> files their one layout: two spaces, aligned columns, ordered attributes, <c>\n</c> line ends. Where the
/// schema can be read without an error it also adds what its relations miss: the field on the other side, the arguments of
/// <c>@relation</c>, the columns that hold the key. Lines that make no sense keep their text. The text that comes out is the one that
/// <c>prisma format</c> gives.
/// </summary>
public static class SchemaFormatter
{
    /// <summary>Formats one file that is a whole schema; see <see cref="FormatAll"/> for several.</summary>
    public static string Format(string text) => FormatAll([new SourceFile("schema.prisma", text)])[0].Text;

    /// <summary>
    /// Formats the files of one schema: those given, in the same order, with new texts. Relations are completed across files.
    /// </summary>
    public static IReadOnlyList<SourceFile> FormatAll(IReadOnlyList<SourceFile> files)
    {
        var trees = files.Select(SchemaSyntaxTree.Parse).ToList();
        var insertions = MissingRelationParts.Find(trees);
        return [.. files.Select(file => new SourceFile(file.Path, new SchemaWriter(Insertion.Apply(file, insertions).Text).Write()))];
    }
}
