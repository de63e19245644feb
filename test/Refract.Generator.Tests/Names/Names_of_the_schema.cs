using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Names;

public sealed class Names_of_the_schema
{
    private const string Head = "datasource db {\n  provider = \"sqlite\"\n  url = \"file:dev.db\"\n}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mistake_in_the_schema_is_an_error_at_its_line()
    {
        var diagnostics = await Compiler.Diagnose(Head + "model User {\n  id Int @id\n  role Rol\n}\n", "", Ct);
        var error = diagnostics.ShouldHaveSingleItem();
        error.Id.ShouldStartWith("RFR1");
        error.Severity.ShouldBe(DiagnosticSeverity.Error);
        var line = error.Location.GetLineSpan();
        line.Path.ShouldBe(Compiler.SchemaPath);
        line.StartLinePosition.Line.ShouldBe(6);
    }

    [Fact]
    public async Task Two_fields_that_become_one_name_are_an_error_that_names_both()
    {
        var diagnostics = await Compiler.Diagnose(Head + "model User {\n  id Int @id\n  guild_id Int\n  guildId Int\n}\n", "", Ct);
        var error = diagnostics.ShouldHaveSingleItem();
        error.Id.ShouldBe("RFR2001");
        error.GetMessage(null).ShouldContain("User.guild_id");
        error.GetMessage(null).ShouldContain("User.guildId");
        error.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(7);
    }

    [Fact]
    public async Task A_model_whose_types_take_the_name_of_another_is_an_error() =>
        (await Compiler.Diagnose(Head + "model User {\n  id Int @id\n}\nmodel UserWhere {\n  id Int @id\n}\n", "", Ct)).ShouldHaveSingleItem().Id.ShouldBe("RFR2001");

    [Fact]
    public async Task Names_that_are_taken_get_a_suffix_and_a_warning_and_the_code_compiles()
    {
        var schema = Head + """
            model Task {
              id Int @id
              toString String
              clone String
              task Int
              equals Int
              getHashCode Int
              and Int
              class Int
              where Int @unique
              task_model Int
              subs Sub[]
            }
            model Sub {
              id Int @id
              task_id Int
              task Task @relation(fields: [task_id], references: [id])
            }
            model Model { 
              id Int @id 
            }
            model System {
              id Int @id
            }
            model Transaction {
              id Int @id
            }
            model AppDb {
              id Int @id
            }
            """;
        var diagnostics = await Compiler.Diagnose(schema, "public static class C { public static async Task F(AppDb db) { await db.Task.FindUnique(whereKey: 1); await db.Transaction(async tx => { await tx.Transaction.Count(); }); } }", Ct);
        diagnostics.Select(diagnostic => diagnostic.Id).Distinct().ShouldBe(["RFR2002"]);
        diagnostics.Select(diagnostic => diagnostic.GetMessage(null)).ShouldContain(message => message.Contains("TaskModel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_can_be_chosen()
    {
        var schema = Head + "/// @csharp(name: \"Job\")\nmodel Task {\n  id Int @id\n  /// @csharp(name: \"Words\")\n  toString String\n}\n";
        (await Compiler.Diagnose(schema, "public static class C { public static string F(Job job) => job.Words; }", Ct)).ShouldBeEmpty();
        (await Compiler.Diagnose(Head + "/// @csharp(name: \"a b\")\nmodel Task {\n  id Int @id\n}\n", "", Ct)).Select(diagnostic => diagnostic.Id).ShouldContain("RFR2003");
    }

    [Fact]
    public void A_project_without_a_schema_gets_no_client() =>
        Compiler.Driver().RunGenerators(Compiler.Compilation("App", ""), Ct).GetRunResult().GeneratedTrees.ShouldBeEmpty();

    [Fact]
    public void Code_that_the_command_line_writes_to_disk_is_not_made_twice()
    {
        var schema = "generator client {\n  provider = \"refract\"\n  output = \"../Generated\"\n}\n" + Head + "model User {\n  id Int @id\n}\n";
        Compiler.Driver(schema).RunGenerators(Compiler.Compilation("App", ""), Ct).GetRunResult().GeneratedTrees.ShouldBeEmpty();
    }
}
