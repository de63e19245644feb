using Refract.Generator.Models;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator.Tests.Names;

/// <summary><c>/// @csharp(type: "…", json: "…")</c> above a Json field.</summary>
public sealed class Types_of_documents
{
    [Theory]
    [InlineData("type: \"A.B\"", "String", "only a Json field")]
    [InlineData("json: \"A.B\"", "Json", "give the type as well")]
    [InlineData("type: \"A.B; class C {\"", "Json", "is no C# type")]
    [InlineData("type: \"A.B?\"", "Json?", "is no C# type")]
    [InlineData("type: \"List<\"", "Json?", "is no C# type")]
    [InlineData("type: \"\"", "Json?", "is no C# type")]
    [InlineData("type: \"global::Shop.Thing\"", "Json", "is no C# type")]
    [InlineData("type: \"(int, int)\"", "Json", "is no C# type")]
    [InlineData("type: \"Shop.\"", "Json", "is no C# type")]
    [InlineData("type: \"1A\"", "Json", "is no C# type")]
    [InlineData("type: \"A.Generic<B>.Inner\"", "Json", "is no C# type")]
    [InlineData("type: \"A.B\", json: \"1\"", "Json?", "JsonSerializerContext")]
    [InlineData("type: \"A.B\"", "Json[]", "Make the field one Json, with the type of a list")]
    public void A_type_that_cannot_be_used_is_an_error_at_its_field(string annotation, string type, string message)
    {
        var findings = new List<SchemaDiagnostic>();
        Columns(annotation, type, findings);
        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Location.Start.Line).ShouldBe(("RFR2005", 8));
        finding.Message.ShouldContain("User.a");
        finding.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("Shop.Preferences", "global::Shop.Preferences")]
    [InlineData("Preferences", "global::Preferences")]
    [InlineData("int[]", "int[]")]
    [InlineData(" System.Collections.Generic.Dictionary< string , Shop.Part? > ",
        "global::System.Collections.Generic.Dictionary<string, global::Shop.Part?>")]
    [InlineData("Shop.event.Thing", "global::Shop.@event.Thing")]
    public void A_type_can_be_written_in_any_namespace(string text, string global) =>
        Columns($"type: \"{text}\", json: \"Shop.Context\"", "Json?", []).Last().Document
            .ShouldBe(new DocumentModel(global, "global::Shop.Context", "User_1"));

    private static EquatableArray<ColumnModel> Columns(string annotation, string type, List<SchemaDiagnostic> findings)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://h/d\"\n}\n"
                + $"model User {{\n  id Int @id\n  /// @csharp({annotation})\n  a {type}\n}}\n")]);
        return ClientSource.Model(result.Schema, new ClientOptions("App", "AppDb", null), findings.Add)
            .Models.Single().Columns;
    }
}
