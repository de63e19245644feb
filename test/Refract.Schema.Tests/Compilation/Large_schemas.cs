using System.Text;
using Refract.Schema.Formatting;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Schema.Tests.Compilation;

/// <summary>
/// A megabyte of anything compiles in well under a second. The limit here is generous, since test machines are busy;
/// what is quadratic takes minutes.
/// </summary>
public sealed class Large_schemas
{
    private const string Emulated = "datasource db {\n  provider = \"postgresql\"\n  relationMode = \"prisma\"\n}\n";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_long_chain_of_cascades_is_no_circle_and_is_followed_once()
    {
        var result = CompileQuickly(Chain(count: 8000, isClosed: false));
        result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Code == "RFR1418");
    }

    [Fact]
    public void A_very_long_circle_is_found_without_its_path_being_shown()
    {
        var found = CompileQuickly(Chain(count: 8000, isClosed: true)).Diagnostics.Where(
            diagnostic => diagnostic.Code == "RFR1418").ToList();
        found.Count.ShouldBe(8000);
        found[0].Message.ShouldStartWith("The actions of this relation run in a circle. Set");
    }

    [Fact]
    public void Very_many_database_schemas_are_compared_by_lookup()
    {
        var text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n  schemas = [");
        text.AppendJoin(", ", Enumerable.Range(0, 40_000).Select(number => $"\"s{number}\"")).Append("]\n}\n");
        for (var i = 0; i < 10_000; i++) text.Append($"model M{i} {{\n  id Int @id\n  @@schema(\"x{i}\")\n}}\n");
        var result = CompileQuickly(text.ToString());
        result.Diagnostics.Count(diagnostic => diagnostic.Code == "RFR1502").ShouldBe(10_000);
        result.Diagnostics.Max(diagnostic => diagnostic.Message.Length).ShouldBeLessThan(1000);
    }

    [Fact]
    public void Very_many_relations_to_very_many_unique_keys_are_compared_by_lookup()
    {
        const int count = 8000;
        var text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\nmodel T {\n  id Int @id\n");
        for (var i = 0; i < count; i++) text.Append($"  u{i} Int @unique\n  b{i} C[] @relation(\"r{i}\")\n");
        text.Append("}\nmodel C {\n  id Int @id\n");
        for (var i = 0; i < count; i++)
            text.Append($"  k{i} Int\n  r{i} T @relation(\"r{i}\", fields: [k{i}], references: [u{i}])\n");
        var result = CompileQuickly(text.Append("}\n").ToString());
        result.Diagnostics.ShouldBeEmpty();
        result.Schema.Relations.Count.ShouldBe(count);
    }

    [Fact]
    public void Very_many_unknown_types_get_their_hints_while_there_are_few_comparisons()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++) text.Append($"model M{i} {{\n  id Int @id\n  a Strin\n  b Foo{i}\n}}\n");
        var result = CompileQuickly(text.ToString());
        result.Diagnostics.Count.ShouldBe(40_000);
        result.Diagnostics[0].Message.ShouldBe("There is no type `Strin`. Did you mean `String`?");
    }

    [Fact]
    public void One_very_long_name_is_not_repeated_in_each_of_very_many_messages()
    {
        var name = new string('A', 200_000);
        var text = new StringBuilder($"model {name} {{\n  id Int @id\n");
        for (var i = 0; i < 5000; i++) text.Append($"  f{i} Int @unique\n  b{i} B\n  @@index([x{i}])\n");
        var result = CompileQuickly(text.Append("}\nmodel B {\n  id Int @id\n}\n").ToString());
        result.Diagnostics.Count.ShouldBeGreaterThan(9_999);
        result.Diagnostics.Max(diagnostic => diagnostic.Message.Length).ShouldBeLessThan(1000);
        result.Schema.Models[0].Name.ShouldBe(name);
    }

    [Fact]
    public void Relations_are_completed_in_linear_time_however_many_errors_there_are_that_do_not_matter()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 8000; i++)
            text.Append(
                $"model A{i} {{\n  id Int @id @default(foo())\n  b B{i}\n}}\nmodel B{i} {{\n  id Int @id\n}}\n");
        ThreadClock.Measure(
            () => SchemaFormatter.Format(text.ToString())
                .ShouldContain("@relation(fields: [b7999Id], references: [id])"))
            .ShouldBeLessThan(Limit);
    }

    [Fact]
    public void A_file_that_is_given_twice_is_two_files()
    {
        var file = new SourceFile("a.prisma", "model A {\n  id Int @id\n  b  B\n}\n");
        SchemaFormatter.FormatAll([file, file]).Count.ShouldBe(2);
        SchemaCompiler.Compile([file, file]).Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "RFR1012");
    }

    [Fact]
    public void Each_line_of_one_very_long_unclosed_block_is_reported()
    {
        const int count = 60_000;
        var text = new StringBuilder("model A {\n  id Int @id\n  b B\n  @@index([b])\n}\nmodel B {\n");
        for (var i = 0; i < count; i++) text.Append($"  f{i} String?\n");
        var found = CompileQuickly(text.ToString()).Diagnostics;
        found.Count(diagnostic => diagnostic.Code == "RFR1024").ShouldBe(count);
        found.Where(diagnostic => diagnostic.Code != "RFR1024")
            .Select(diagnostic => (diagnostic.Code, diagnostic.Location.Start.Line))
            .ShouldBe([("RFR1016", 3), ("RFR1305", 4), ("RFR1003", 6)]);
    }

    [Fact]
    public void Very_many_keys_over_fields_that_cannot_be_read_are_reported_by_lookup()
    {
        const int count = 10_000;
        var text = new StringBuilder("model A {\n  id Int @id\n");
        for (var i = 0; i < count; i++)
            text.Append($"  f{i} String(\n  g{i} Int\n  g{i} Foo\n  @@index([f{i}, g{i}])\n");
        var found = CompileQuickly(text.Append("}\n").ToString()).Diagnostics;
        found.Count(diagnostic => diagnostic is { Code: "RFR1305", Cause: not null }).ShouldBe(2 * count);
    }

    /// <summary>Each model points to the next one, and the last one to the first if that is wanted.</summary>
    private static string Chain(int count, bool isClosed)
    {
        var text = new StringBuilder(Emulated);
        for (var i = 0; i < count; i++)
        {
            text.Append($"model M{i} {{\n  id Int @id\n");
            if (isClosed || i < count - 1)
                text.Append(
                    $"  n Int\n  r M{(i + 1) % count} @relation(fields: [n], references: [id], onDelete: "
                        + "Cascade)\n  @@index([n])\n");
            if (isClosed || i > 0) text.Append($"  b M{(i + count - 1) % count}[]\n");
            text.Append("}\n");
        }

        return text.ToString();
    }

    private static SchemaResult CompileQuickly(string text)
    {
        SchemaResult? result = null;
        ThreadClock.Measure(() => result = SchemaCompiler.Compile([new SourceFile("large.prisma", text)]))
            .ShouldBeLessThan(Limit);
        return result!;
    }
}
