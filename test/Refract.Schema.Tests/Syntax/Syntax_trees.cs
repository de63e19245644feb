using FsCheck;
using FsCheck.Fluent;
using Refract.Schema.Syntax;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Schema.Tests.Syntax;

public sealed class Syntax_trees
{
    private const string Sample = """
        // head
        generator client {
          provider = "refract" // ours
          previewFeatures = ["views", "relationJoins"]
          empty =
        }

        /// A user.
        model User { // opening
          id    Int     @id @default(autoincrement())
          /* inner */ email String @db.VarChar(255) @unique(map: "a.b") /// doc
          tags  String[] @default(["a", "b"])
          point Unsupported("point")?

          @@index([email(sort: Desc, ops: raw("x")), id,], type: Hash) // idx
          !! nonsense
        }enum Role {
          ADMIN @map("admin")
          @@map("role")
        }
        type Old = String @db.Text
        foo {
          bar
        }
        """;

    private static SchemaSyntaxTree Parse(string text) => SchemaSyntaxTree.Parse(new SourceFile("a.prisma", text));

    [Fact]
    public void The_tree_gives_back_the_text_it_was_read_from()
    {
        Parse(Sample).ToFullString().ShouldBe(Sample);
        var crlf = Sample.Replace("\n", "\r\n", StringComparison.Ordinal);
        Parse(crlf).ToFullString().ShouldBe(crlf);
        Parse("\uFEFF" + Sample + "  ").ToFullString().ShouldBe("\uFEFF" + Sample + "  ");
    }

    [Fact]
    public void Members_are_of_the_kinds_that_the_text_shows()
    {
        var root = Parse(Sample).Root;
        root.Members.Select(member => member.GetType().Name).ShouldBe(
        [
            nameof(CommentSyntax), nameof(BlockSyntax), nameof(BlankLineSyntax), nameof(BlankLineSyntax),
            nameof(CommentSyntax),
            nameof(BlockSyntax),
            nameof(BlockSyntax), nameof(BlankLineSyntax), nameof(TypeAliasSyntax), nameof(BlankLineSyntax),
            nameof(UnknownBlockSyntax),
        ]);
        var user = root.Blocks.ElementAt(1);
        user.Name.Text.ShouldBe("User");
        user.OpeningRest!.Text.ShouldBe("// opening");
        user.Members.Select(member => member.GetType().Name).ShouldBe(
        [
            nameof(FieldSyntax), nameof(CommentSyntax), nameof(FieldSyntax), nameof(FieldSyntax), nameof(FieldSyntax),
            nameof(BlankLineSyntax),
            nameof(InvalidLineSyntax), nameof(InvalidLineSyntax),
        ]);
    }

    [Fact]
    public void Spans_cover_what_matters_and_full_spans_cover_everything()
    {
        var tree = Parse(Sample);
        var email = tree.Root.Blocks.ElementAt(1).Members.OfType<FieldSyntax>().ElementAt(1);
        email.ToString().ShouldBe("""email String @db.VarChar(255) @unique(map: "a.b")""");
        email.TrailingComment!.Kind.ShouldBe(TokenKind.DocComment);
        email.Attributes[0].Name.Text.ShouldBe("db.VarChar");
        email.Attributes[0].Arguments.Single().Value!.ToString().ShouldBe("255");
        email.Attributes[1].Arguments.Single().Name!.Text.ShouldBe("map");
        tree.LocationOf(email).Start.ShouldBe((11, 15));
        tree.Root.FullSpan.ShouldBe(new TextSpan(0, Sample.Length));
    }

    [Fact]
    public void Any_text_at_all_is_given_back_and_covered_without_gaps()
    {
        string[] pieces =
        [
            "model ", "A", " {", "\n", "\r\n", "\r", "}", "enum E {\n", "id Int @id", "@@index([a])", "@default(", "\"",
            "\\", "/*", "*/",
            "//", "///", " ",
            "\t", "[", "]", "(", ")", ",", ":", "1", "-", ".", "=", "type T = X", "generator g {\n", "Unsupported(",
            "?", "!", "\u00A0",
            "é", "\uFEFF", "\0",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var tree = Parse(text);
            var position = 0;
            foreach (var token in tree.Root.Tokens())
            {
                token.FullSpan.Start.ShouldBe(position);
                position = token.FullSpan.End;
            }

            return position == text.Length && tree.ToFullString() == text;
        }).QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => Parse(text ?? "").ToFullString() == (text ?? "")).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("model A {\n")]
    [InlineData("a Int /* \n")]
    [InlineData("foo {\n")]
    [InlineData("  x = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n")]
    [InlineData("[")]
    [InlineData("a(")]
    [InlineData("/*")]
    public void Hostile_text_is_read_in_linear_time(string piece)
    {
        foreach (var prefix in new[] { "", "model A {\n", "model A {\n  a Int @b(", "generator g {\n x = " })
        {
            var text = prefix + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + " */ x";
            ThreadClock.Measure(() => Parse(text).Root.FullSpan.Length.ShouldBe(text.Length))
                .ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
    }
}
