using Refract.Generator.Models;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Generator.Tests.Names;

/// <summary><c>@json</c> above fields, and the names of enum values.</summary>
public sealed class Names_in_JSON
{
    private const string Head = "datasource db {\n  provider = \"sqlite\"\n  url = \"file:dev.db\"\n}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("  id Int @id\n  /// @json(ignored)\n  a Int\n", "write @json(ignore), or")]
    [InlineData("  id Int @id\n  /// @json(name: \"\")\n  a Int\n", "a name that is not empty")]
    [InlineData("  id Int @id\n  /// @json(name: \"id\")\n  a Int\n", "field id has the name")]
    [InlineData("  id Int @id\n  /// @json(name: \"x\")\n  a Int\n  /// @json(name: \"x\")\n  b Int\n", "field")]
    public async Task A_comment_for_JSON_that_cannot_be_used_is_an_error(string fields, string message)
    {
        var errors = await Compiler.Diagnose($"{Head}model User {{\n{fields}}}\n", "", Ct);
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(error => error.Id == "RFR2006" && error.GetMessage(null).Contains(message));
    }

    [Fact]
    public async Task A_comment_for_JSON_belongs_to_a_field()
    {
        var error = (await Compiler.Diagnose($"{Head}/// @json(ignore)\nmodel User {{\n  id Int @id\n}}\n", "", Ct))
            .ShouldHaveSingleItem();
        (error.Id, error.GetMessage(null).Contains("belongs to a field")).ShouldBe(("RFR2006", true));
    }

    [Fact]
    public void A_comment_for_JSON_is_in_the_metadata_and_not_in_the_documentation()
    {
        var model = Model("model User {\n  id Int @id\n  /// Text.\n  /// @json(name: \"a b\")\n  a Int\n"
            + "  /// @json(ignore)\n  /// @csharp(lazy: true)\n  b Int\n  /// @json(name: \"key\")\n  c Int\n"
            + "  /// not @json(ignore)\n  d Int\n}\n")
            .Models.Single();
        model.Columns.Select(column => column.Documentation).ShouldBe([null, "Text.", null, null, "not @json(ignore)"]);
        model.Table.ShouldContain("\"json=a b\"");
        model.Table.ShouldContain("lazy nojson");
    }

    [Theory]
    [InlineData("", "JsonStringEnumMemberName(\"IN_PROGRESS\")")]
    [InlineData("\n  jsonEnums = \"schema\"", "JsonStringEnumMemberName(\"IN_PROGRESS\")")]
    [InlineData("\n  jsonEnums = \"csharp\"", null)]
    public void Values_of_enums_are_named_in_JSON_as_the_generator_block_says(string setting, string? attribute)
    {
        var schema = $"generator client {{\n  provider = \"refract\"{setting}\n}}\n{Head}"
            + "model User {\n  id Int @id\n  s State\n}\n\nenum State {\n  IN_PROGRESS @map(\"x\")\n  Done\n}\n";
        var text = Compiler.Driver(schema).RunGenerators(Compiler.Compilation("App", ""), Ct).GetRunResult()
            .GeneratedTrees.Single(tree => tree.FilePath.EndsWith("Enums.g.cs", StringComparison.Ordinal)).ToString();
        text.ShouldNotContain("JsonStringEnumMemberName(\"Done\")");
        if (attribute is null) text.ShouldNotContain("JsonStringEnumMemberName");
        else text.ShouldContain(attribute);
    }

    [Fact]
    public async Task Another_way_to_name_values_of_enums_is_an_error() =>
        (await Compiler.Diagnose("generator client {\n  provider = \"refract\"\n  jsonEnums = \"snake\"\n}\n" + Head
            + "model User {\n  id Int @id\n}\n", "", Ct)).ShouldHaveSingleItem().Id.ShouldBe("RFR2004");

    private static ClientModel Model(string models) => ClientSource.Model(
        SchemaCompiler.Compile([new SourceFile("schema.prisma", Head + models)]).Schema,
        new ClientOptions("App", "AppDb", null), _ => { });
}
