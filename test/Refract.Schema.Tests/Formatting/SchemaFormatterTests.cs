using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Refract.Schema.Formatting;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Schema.Tests.Formatting;

public sealed class SchemaFormatterTests
{
    /// <summary>What <c>prisma format</c> 7.10 makes of the same input.</summary>
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
            Golden.Match(SchemaFormatter.Format(File.ReadAllText(Path.Combine(folder, "input.prisma"))), $"../cases-format/{name}/expected.prisma");
        }
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData("  \t\n \n", "\n")]
    [InlineData("// no line break at the end", "// no line break at the end\n")]
    [InlineData("model A {\r\n id Int @id // x\r\n\r\n\r\n  name   String\r\n}\r\n", "model A {\n  id Int @id // x\n\n  name String\n}\n")]
    [InlineData("model A {\r id  Int\r\r // x\r}\r", "model A {\n  id Int\n\n  // x\n}\n")]
    [InlineData("!! not a line \r\nmodel A {\n !! nor this\r\n}", "!! not a line \r\nmodel A {\n  !! nor this\r\n}\n")]
    [InlineData("/* a\r\n   b */\r\nmodel A {\n}\n", "/**\n * a\n * b\n */\nmodel A {\n}\n")]
    [InlineData("generator g {\n x = { a : { b: [ 1,2 ] } , c:null }\n y = { }\n}\n", "generator g {\n  x = { a: { b: [1, 2] }, c: null }\n  y = {  }\n}\n")]
    [InlineData("type X = Int   // c\nmodelA{\n}enum B {\n X\n}", "type X = Int   // c\nmodel A {\n}\nenum B {\n  X\n}\n")]
    public void Line_ends_and_edges_are_the_reference_formatters(string text, string expected) => SchemaFormatter.Format(text).ShouldBe(expected);

    [Fact]
    public void A_byte_order_mark_stays_where_it_is() =>
        SchemaFormatter.Format("\uFEFF\nmodel A {\n id Int @id\n}\n").ShouldBe("\uFEFFmodel A {\n  id Int @id\n}\n");

    [Fact]
    public void A_block_comment_behind_another_comment_does_not_grow_each_time()
    {
        const string expected = "model A {\n  // one\n  /**\n   * two\n   */\n  /**\n   * three\n   */\n  id Int @id\n}\n";
        SchemaFormatter.Format("model A {\n// one\n    /* two */\n\t/*three*/ id Int @id\n}\n").ShouldBe(expected);
        SchemaFormatter.Format(expected).ShouldBe(expected);
    }

    [Fact]
    public void Empty_parentheses_of_a_relation_are_filled() =>
        SchemaFormatter.Format("model A {\n id Int @id\n b B @relation()\n bId Int\n}\nmodel B {\n id Int @id\n as A[]\n}\n")
            .ShouldContain("  b   B   @relation(fields: [bId], references: [id])\n");

    [Fact]
    public void Any_text_at_all_is_formatted_and_settles_by_the_second_time()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), SettlesByTheSecondTime).QuickCheckThrowOnFailure();
        Prop.ForAll<string?>(text => SettlesByTheSecondTime(text ?? "")).QuickCheckThrowOnFailure();
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
            var watch = System.Diagnostics.Stopwatch.StartNew();
            SchemaFormatter.Format(text).ShouldNotBeEmpty();
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }
    }

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(CasesFolder()).Order(StringComparer.Ordinal)) cases.Add(Path.GetFileName(folder));
        return cases;
    }

    private static readonly string[] Pieces =
    [
        "model ", "A", " {", "\n", "\r\n", "\r", "}", "enum E {\n", "id Int @id", "@@index([a])", "@default(", "\"", "\\", "/*", "*/", "//", "///", " ",
        "\t", "[", "]", "(", ")", ",", ":", "1", "-", ".", "=", "type T = X", "generator g {\n", "Unsupported(", "?", "!", "\u00A0", "\u3000", "é", "\0",
        "model B {\n id Int @id\n a A\n}\n", "model A {\n id Int @id\n}\n", "\n}\n",
    ];

    private static bool SettlesByTheSecondTime(string text)
    {
        var twice = SchemaFormatter.Format(SchemaFormatter.Format(text));
        return SchemaFormatter.Format(twice) == twice;
    }

    private static void CheckSchemas(Action<string> check) => Prop.ForAll(RandomSchema.Texts.ToArbitrary(), check).QuickCheckThrowOnFailure();

    private static string CasesFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "cases-format");
}
