using FsCheck;
using FsCheck.Fluent;

namespace Refract.Schema.Tests.Formatting;

/// <summary>
/// Valid schemas with odd spacing, comments and blank lines in all places where each thing still stands on a line of
/// its own.
/// </summary>
internal static class RandomSchema
{
    private static readonly Gen<string> Space = Gen.Elements("", " ", "  ", "\t", "     ");
    private static readonly Gen<string> Gap = Gen.Elements(" ", "  ", "\t", "    ");
    private static readonly Gen<string> NewLine = Gen.Elements("\n", "\n", "\n", "\r\n");
    private static readonly Gen<string> Comment = Gen.Elements("// plain", "/// documented", "/* block */", "//",
        "/// two  words  ");

    private static readonly Gen<string> Attribute = Gen.OneOf(
        Gen.Elements("@map( \"m\" )", "@ignore", "@db.VarChar( 20 )", "@default( \"a  b\" )"),
        Gen.Elements("@unique", "@unique( map:\"u\" )", "@db.Text"));

    private static readonly Gen<string> Field =
        from name in Gen.Elements("a", "name", "a_long_column_name", "é", "x1")
            .Zip(Gen.Choose(1, 99), (text, number) => text + number)
        from gap in Gap
        from type in Gen.Elements("String", "String?", "String[]", "Unsupported(\"café\")?")
        from attributes in Attribute.ListOf(2)
        from separator in Gap
        select name + gap + type + string.Concat(attributes.Distinct().Select(attribute => separator + attribute));

    private static readonly Gen<string> BlockAttribute =
        Gen.Elements("@@index( [ id,other ] )", "@@unique([other  ,id] , map : \"k\")", "@@map(\"t\")",
            "@@index([other(sort:Desc)])");

    private static readonly Gen<string> Member = Gen.Frequency(
        (6, Line(Field)), (2, Line(BlockAttribute)), (2, Comment.Zip(NewLine, (comment, end) => comment + end)),
        (2, Space.Zip(NewLine, (space, end) => space + end)));

    private static readonly Gen<string> Model =
        from open in Gap
        from space in Space
        from members in Member.ListOf()
        from last in Member.ListOf()
        select $"model{open}M{space}{{\n id Int @id\n{string.Concat(members)}  other "
            + $"Int\n{string.Concat(last)}{space}}}\n";

    private static readonly Gen<string> Between = Gen.Elements("", "\n", "\n\n\n", "// between\n",
        "\n/// of what follows\n", "/* a\n   b */\n\n");

    /// <summary>Some may break a rule, for instance with two keys of one name; all lines can be read.</summary>
    internal static readonly Gen<string> Texts =
        from head in Between
        from models in Model.Zip(Between, (model, between) => model + between).NonEmptyListOf()
        select head + string.Concat(
            models.Select((model, index) => model.Replace("M", $"M{index}", StringComparison.Ordinal)));

    private static Gen<string> Line(Gen<string> content) =>
        from indent in Space
        from text in content
        from comment in Gen.Frequency((4, Gen.Constant("")), (1, Gap.Zip(Comment, (gap, comment) => gap + comment)))
        from space in Space
        from end in NewLine
        select indent + text + comment + space + end;
}
