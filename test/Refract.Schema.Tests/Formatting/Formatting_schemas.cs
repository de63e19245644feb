using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Refract.Schema.Formatting;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Schema.Tests.Formatting;

public sealed class Formatting_schemas
{
    /// <summary>
    /// What <c>prisma format</c> 7.10 makes of the same input, but for what it would change again the next time: block
    /// comments behind comments, what follows a block on its line, what stands behind an opening brace, a blank line
    /// before a block attribute, a missing value, and relations with a name.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_output_is_the_reference_formatters(string name)
    {
        var folder = Path.Combine(CasesFolder(), name);
        if (Directory.Exists(Path.Combine(folder, "input")))
        {
            var files = Directory.GetFiles(Path.Combine(folder, "input")).Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllText(path))).ToList();
            var formatted = SchemaFormatter.FormatAll(files);
            formatted.Select(file => file.Path).ShouldBe(files.Select(file => file.Path));
            foreach (var file in formatted) Golden.Match(file.Text, $"../cases-format/{name}/expected/{file.Path}");
        }
        else
        {
            Golden.Match(SchemaFormatter.Format(File.ReadAllText(Path.Combine(folder, "input.prisma"))),
                $"../cases-format/{name}/expected.prisma");
        }
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData("  \t\n \n", "\n")]
    [InlineData("// no line break at the end", "// no line break at the end\n")]
    [InlineData("model A {\r\n id Int @id // x\r\n\r\n\r\n  name   String\r\n}\r\n",
        "model A {\n  id Int @id // x\n\n  name String\n}\n")]
    [InlineData("model A {\r id  Int\r\r // x\r}\r", "model A {\n  id Int\n\n  // x\n}\n")]
    [InlineData("!! not a line \r\nmodel A {\n !! nor this\r\n}", "!! not a line \r\nmodel A {\n  !! nor this\r\n}\n")]
    [InlineData("/* a\r\n   b */\r\nmodel A {\n}\n", "/**\n * a\n * b\n */\nmodel A {\n}\n")]
    [InlineData("generator g {\n x = { a : { b: [ 1,2 ] } , c:null }\n y = { }\n}\n",
        "generator g {\n  x = { a: { b: [1, 2] }, c: null }\n  y = {  }\n}\n")]
    [InlineData("type X = Int   // c\nmodelA{\n}enum B {\n X\n}",
        "type X = Int   // c\nmodel A {\n}\n\nenum B {\n  X\n}\n")]
    public void Line_ends_and_edges_are_the_reference_formatters(string text, string expected) =>
        SchemaFormatter.Format(text).ShouldBe(expected);

    [Fact]
    public void A_byte_order_mark_stays_where_it_is() =>
        SchemaFormatter.Format("\uFEFF\nmodel A {\n id Int @id\n}\n").ShouldBe("\uFEFFmodel A {\n  id Int @id\n}\n");

    [Fact]
    public void A_block_comment_behind_another_comment_does_not_grow_each_time()
    {
        const string expected =
            "model A {\n  // one\n  /**\n   * two\n   */\n  /**\n   * three\n   */\n  id Int @id\n}\n";
        SchemaFormatter.Format("model A {\n// one\n    /* two */\n\t/*three*/ id Int @id\n}\n").ShouldBe(expected);
        SchemaFormatter.Format(expected).ShouldBe(expected);
    }

    [Fact]
    public void Empty_parentheses_of_a_relation_are_filled() =>
        SchemaFormatter.Format(
            "model A {\n id Int @id\n b B @relation()\n bId Int\n}\nmodel B {\n id Int @id\n as A[]\n}\n")
            .ShouldContain("  b   B   @relation(fields: [bId], references: [id])\n");

    [Fact]
    public void Any_text_at_all_is_formatted_once_and_keeps_its_model()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), CheckAnyText).QuickCheckThrowOnFailure();
        Prop.ForAll(texts.Select(text => "model A {\n" + text + "\n  id Int @id\n}\n").ToArbitrary(), CheckAnyText)
            .QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => CheckAnyText(text ?? "")).QuickCheckThrowOnFailure();
    }

    /// <summary>The line "é" would get a comment, and lose what stands below it, once "x" has its own line.</summary>
    [Theory]
    [InlineData("model A {\n  é/* b\n  id Int @id\n}\n/* c */ x\n")]
    [InlineData("model A {\n  é/* b\n  id Int @id\n}\n/* c */ model B {\n  id Int @id\n}\n")]
    [InlineData("model A {\n  id Int @id\n  é/* b\n  c */ x\n}\n")]
    [InlineData("enum E {\n  é/* b\n}\nmodel B {\n  id Int @id\n  /* c */ x Int\n}\n")]
    public void A_comment_that_a_broken_line_opens_does_not_come_into_being(string text) => CheckAnyText(text);

    /// <summary>Comments, line breaks and blanks at every place of a schema that holds everything.</summary>
    [Fact]
    public void Odd_text_at_any_place_of_a_schema_is_formatted_once_and_keeps_its_model()
    {
        string[] odd = ["// c\n", "/// d\n", "/* b */", "/* b\n c */", "\n", "\r\n", "\r", "\t", " ", "\u00A0",
            "\uFEFF", "é", ",", "(", ")", "[", "]", "{", "}", "\"", "@", "?", "/"];
        for (var at = 0; at <= Everything.Length; at++) CheckAnyText(Everything.Insert(at, odd[at % odd.Length]));
        for (var at = 0; at <= Everything.Length; at += 3) CheckAnyText(Everything.Insert(at, odd[at % 5]));
    }

    [Fact]
    public void Every_schema_of_the_tests_is_formatted_once_and_keeps_its_model()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(CasesFolder(), ".."), "*.prisma",
            SearchOption.AllDirectories))
            CheckAnyText(File.ReadAllText(file));
    }

    [Fact]
    public void Formatting_formatted_text_changes_nothing() => CheckSchemas(text =>
    {
        var once = SchemaFormatter.Format(text);
        SchemaFormatter.Format(once).ShouldBe(once);
    });

    [Fact]
    public void Formatting_keeps_the_model_and_its_findings() => CheckSchemas(text =>
    {
        var before = SchemaCompiler.Compile([new SourceFile("a.prisma", text)]);
        before.Schema.Models.ShouldNotBeEmpty();
        var after = SchemaCompiler.Compile([new SourceFile("a.prisma", SchemaFormatter.Format(text))]);
        ModelText.Of(after).ShouldBe(ModelText.Of(before));
    });

    [Theory]
    [InlineData("model A {\n")]
    [InlineData("enum A {\n // }\n")]
    [InlineData("a Int /* \n")]
    [InlineData("// x\n")]
    [InlineData("model A {\n}\n")]
    [InlineData("/* x */ ")]
    public void Hostile_text_is_formatted_in_linear_time(string piece)
    {
        foreach (var prefix in new[] { "", "model A {\n", "generator g {\n x = " })
        {
            var text = prefix + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + " */ // }";
            ThreadClock.Measure(() => SchemaFormatter.Format(text).ShouldNotBeEmpty())
                .ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
    }

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(CasesFolder()).Order(StringComparer.Ordinal))
            cases.Add(Path.GetFileName(folder));
        return cases;
    }

    internal static readonly string[] Pieces =
    [
        "model ", "A", " {", "\n", "\r\n", "\r", "}", "enum E {\n", "id Int @id", "@@index([a])", "@default(", "\"",
        "\\", "/*", "*/", "//", "///", " ",
        "\t", "[", "]", "(", ")", ",", ":", "1", "-", ".", "=", "type T = X", "generator g {\n", "Unsupported(", "?",
        "!", "\u00A0", "\u3000", "é", "\0",
        "model B {\n id Int @id\n a A\n}\n", "model A {\n id Int @id\n}\n", "\n}\n",
    ];

    internal const string Everything = """
        // head
        generator g {
          provider = "refract" // p
          previewFeatures = ["views", "partialIndexes"]
        }

        datasource db {
          provider = "postgresql"
        }

        /// doc
        model A {
          id   Int      @id @default(autoincrement()) /// after
          name String?  @unique(map: "n") @db.VarChar(20) // c
          tags String[] @default(["a", "b"])
          raw  Unsupported("box")?
          e    E        @default(X)
          bId  Int
          b    B        @relation("r", fields: [bId], references: [id], onDelete: Cascade)

          // above
          @@index([name(sort: Desc), id], map: "i")
          @@map("a")
        }

        model B {
          id Int @id
          as A[] @relation("r")
        }

        enum E {
          X @map("x") // x
          Y

          @@map("e")
        }

        """;

    /// <summary>
    /// A second time changes nothing; a text without errors says the same afterwards, and has lost no letter.
    /// </summary>
    internal static void CheckAnyText(string text)
    {
        var once = SchemaFormatter.Format(text);
        var twice = SchemaFormatter.Format(once);
        if (twice != once)
            throw new InvalidOperationException($"Needs a second time:\n{text}\n--- once\n{once}\n--- twice\n{twice}");
        var before = SchemaCompiler.Compile([new SourceFile("a.prisma", text)]);
        if (!before.IsValid) return;
        var after = SchemaCompiler.Compile([new SourceFile("a.prisma", once)]);
        if (!after.IsValid)
            throw new InvalidOperationException(
                $"Has become invalid ({after.Diagnostics[0]}):\n{text}\n--- formatted\n{once}");
        var (saidBefore, saidAfter) = (ModelText.Of(before), ModelText.Of(after));
        if (saidAfter != saidBefore)
            throw new InvalidOperationException(
                $"Says something else:\n{text}\n--- formatted\n{once}\n--- said\n{saidBefore}\n--- says\n{saidAfter}");
        if (Letters(once) != Letters(text))
            throw new InvalidOperationException($"Has other letters:\n{text}\n--- formatted\n{once}");
    }

    /// <summary>Letters and digits of the text, comments too, in alphabetical order: lines may change places.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());

    private static void CheckSchemas(Action<string> check) =>
        Prop.ForAll(RandomSchema.Texts.ToArbitrary(), check).QuickCheckThrowOnFailure();

    private static string CasesFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "cases-format");
}
