using Microsoft.CodeAnalysis;
using Refract.Generator.Models;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

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

    [Theory]
    [InlineData("guild_id,guildId", "Guild_id,GuildId", 7)]
    [InlineData("guildId,guild_id", "GuildId,Guild_id", 8)]
    [InlineData("guild_id,GuildId", "Guild_id,GuildId", 7)]
    [InlineData("GuildId,guildId", "GuildId,GuildId2", 8)]
    [InlineData("guild_id,GUILD_ID", "GuildId,GUILD_ID", 8)]
    [InlineData("guild_id,other,guild__id", "GuildId,Other,Guild__id", 9)]
    public void Two_fields_with_one_name_are_told_apart_by_their_spelling(string fields, string names, int line)
    {
        var findings = new List<SchemaDiagnostic>();
        var model = Model(
            $"model User {{\n  key Int @id\n{string.Concat(fields.Split(',').Select(field => $"  {field} Int\n"))}}}\n",
            findings);
        string.Join(',', model.Models.Single().Columns.Skip(1).Select(column => column.Name)).ShouldBe(names);
        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe(("RFR2001", Refract.Schema.Diagnostics.DiagnosticSeverity.Info));
        finding.Location.Start.Line.ShouldBe(line);
        finding.Message.ShouldContain("@csharp");
    }

    [Fact]
    public void A_name_does_not_depend_on_what_has_other_names()
    {
        string[] fields = ["created_at", "createdAt", "CreatedAt", "and", "And", "user", "userField", "UserWhere"];
        var alone = Columns(fields);
        var among = Columns([.. fields.SelectMany((field, at) => new[] { "other" + at, field, "more_" + at })]);
        foreach (var (field, name) in alone) among[field].ShouldBe(name);

        static Dictionary<string, string> Columns(string[] fields) =>
            Model($"model User {{\n  key Int @id\n{string.Concat(fields.Select(field => $"  {field} Int\n"))}}}\n", [])
            .Models.Single().Columns.Skip(1).Zip(fields).ToDictionary(pair => pair.Second, pair => pair.First.Name);
    }

    [Fact]
    public async Task What_is_made_for_a_model_yields_to_what_the_schema_has()
    {
        var schema = Head.Replace("sqlite", "postgresql", StringComparison.Ordinal) + """
            model Message {
              id Int @id
              updates MessageUpdate[]
            }
            model MessageUpdate {
              id Int @id
              message_id Int
              message Message @relation(fields: [message_id], references: [id])
            }
            enum WorkflowActions {
              RUN
            }
            model Workflow {
              id Int @id
              next WorkflowActions
            }
            model Commit {
              id Int @id
            }
            """;
        var code = """
            public static class C
            {
                public static async Task F(AppDb db)
                {
                    MessageUpdate[] updates = [.. await db.MessageUpdate.FindMany(where: new() { Message = new() { Id = 1 } })];
                    await db.Message.Update(1, new MessageUpdateType { Id = updates.Length });
                    WorkflowActions next = (await db.Workflow.FindUniqueOrThrow(1)).Next;
                    WorkflowActionsType actions = db.Workflow;
                    await using var tx = await db.BeginTransaction();
                    await tx.CommitModel.Create(new CommitCreate { Id = (int)next });
                    await tx.Commit();
                }
            }
            """;
        (await Compiler.Diagnose(schema, code, Ct)).ShouldBeEmpty();
        var findings = new List<SchemaDiagnostic>();
        Model(schema[schema.IndexOf("model", StringComparison.Ordinal)..], findings);
        findings.Select(finding => finding.Severity).Distinct()
            .ShouldBe([Refract.Schema.Diagnostics.DiagnosticSeverity.Info]);
        findings.Select(finding => finding.Message).ShouldBe([
            "The type MessageUpdate that is made for model Message is called MessageUpdateType, because "
                + "MessageUpdate is taken.",
            "The type WorkflowActions that is made for model Workflow is called WorkflowActionsType, because "
                + "WorkflowActions is taken.",
            "The client's property for model Commit is CommitModel, because AppDb.Commit is taken. Write /// "
                + "@csharp(name: \"…\") above it to choose another.",
        ]);
    }

    [Fact]
    public async Task A_name_that_is_chosen_twice_is_an_error_that_names_both()
    {
        var schema = Head
            + "model User {\n  id Int @id\n  /// @csharp(name: \"Guild\")\n  a Int\n  /// @csharp(name: "
            + "\"Guild\")\n  b Int\n  guild Int\n}\n";
        var error = (await Compiler.Diagnose(schema, "", Ct)).ShouldHaveSingleItem();
        error.Id.ShouldBe("RFR2003");
        error.GetMessage(null).ShouldContain("User.a");
        error.GetMessage(null).ShouldContain("User.b");
        error.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(9);
    }

    /// <summary>What is emitted for a schema, with what was found.</summary>
    private static ClientModel Model(string models, List<SchemaDiagnostic> findings)
    {
        var result = SchemaCompiler.Compile(
            [new SourceFile("schema.prisma", Head.Replace("sqlite", "postgresql", StringComparison.Ordinal) + models)]);
        result.Diagnostics.Where(diagnostic => diagnostic.Code != "RFR1113").ShouldBeEmpty();
        return ClientSource.Model(result.Schema, new ClientOptions("App", "AppDb", null), findings.Add);
    }

    [Fact]
    public async Task Names_that_are_taken_get_a_suffix_and_the_code_compiles()
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
        var diagnostics = await Compiler.Diagnose(schema,
            "public static class C { public static async Task F(AppDb db) { await "
                + "db.Task.FindUnique(whereKey: 1); await db.Transaction(async tx => { await "
                + "tx.Transaction.Count(); }); } }", Ct);
        diagnostics.ShouldBeEmpty();
        var findings = new List<SchemaDiagnostic>();
        Model(schema[Head.Length..], findings);
        findings.Select(finding => (finding.Code, finding.Severity)).Distinct()
            .ShouldBe([("RFR2002", Refract.Schema.Diagnostics.DiagnosticSeverity.Info)]);
        findings.Select(finding => finding.Message)
            .ShouldContain(message => message.Contains("TaskModel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_can_be_chosen()
    {
        var schema = Head
            + "/// @csharp(name: \"Job\")\nmodel Task {\n  id Int @id\n  /// @csharp(name: \"Words\")\n  "
            + "toString String\n}\n";
        (await Compiler.Diagnose(schema, "public static class C { public static string F(Job job) => job.Words; }",
            Ct)).ShouldBeEmpty();
        (await Compiler.Diagnose(Head + "/// @csharp(name: \"a b\")\nmodel Task {\n  id Int @id\n}\n", "", Ct)).Select(
            diagnostic => diagnostic.Id).ShouldContain("RFR2003");
    }

    [Theory]
    [InlineData("  id Int @id\n  /// @csharp(lasy: true)\n  a Int\n", "@csharp(lasy: true) of field User.a")]
    [InlineData("  id Int @id\n  /// @csharp(name: \"B\", lazy)\n  a Int\n", "@csharp(lazy) of field User.a")]
    [InlineData("  /// @csharp(lazy: true)\n  id Int @id\n", "a row is told from others by this field")]
    [InlineData("  a Int\n  /// @csharp(lazy: true)\n  b Int\n  @@id([a, b])\n", "told from others")]
    [InlineData("  /// @csharp(lazy: true)\n  a Int @unique\n  b Int @unique\n", "told from others")]
    [InlineData("  id Int @id\n  /// @csharp(lazy: true)\n  a Int\n  b User @relation(\"r\", fields: [a], "
        + "references: [id])\n  c User[] @relation(\"r\")\n", "relation User.b is loaded by this field")]
    [InlineData("  id Int @id\n  /// @csharp(lazy: true)\n  a Int @unique\n  n Int\n  b User @relation(\"r\", "
        + "fields: [n], references: [a])\n  c User[] @relation(\"r\")\n", "is loaded by this field")]
    [InlineData("  id Int @id\n  n Int\n  /// @csharp(lazy: true)\n  b User @relation(\"r\", fields: [n], "
        + "references: [id])\n  c User[] @relation(\"r\")\n", "only a field that is a column")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a String @default(\"\")\n", "Int or BigInt")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a Int? @default(1)\n", "neither optional nor a list")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a Int\n", "write @default(1)")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a Int @default(dbgenerated(\"1\"))\n", "@default(1)")]
    [InlineData("  /// @csharp(version: true)\n  id Int @id @default(1)\n", "found by this field")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a Int @unique @default(1)\n", "found by this field")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  n Int @default(1)\n  b User @relation(\"r\", "
        + "fields: [n], references: [id])\n  c User[] @relation(\"r\")\n", "found by this field")]
    [InlineData("  id Int @id\n  /// @csharp(version: true, lazy: true)\n  a Int @default(1)\n",
        "leave lazy: true out")]
    [InlineData("  id Int @id\n  /// @csharp(version: true)\n  a Int @default(1)\n  /// @csharp(version: true)\n"
        + "  b Int @default(1)\n", "User.a is the version of the row already")]
    [InlineData("  id Int @id\n  n Int\n  /// @csharp(version: true)\n  b User @relation(\"r\", fields: [n], "
        + "references: [id])\n  c User[] @relation(\"r\")\n", "only a field that is a column can be a version")]
    [InlineData("  id Int @id\n  /// @csharp(policy: true)\n  a Boolean\n", "Int, BigInt or String")]
    [InlineData("  id Int @id\n  /// @csharp(policy: true)\n  a Int @default(1)\n", "filled already")]
    [InlineData("  id Int @id\n  n Int\n  /// @csharp(policy: true)\n  b User @relation(\"r\", fields: [n], "
        + "references: [id])\n  c User[] @relation(\"r\")\n", "only a field that is a column can be filled")]
    public async Task A_comment_for_CSharp_that_cannot_be_used_is_an_error(string fields, string message)
    {
        var error = (await Compiler.Diagnose($"{Head}model User {{\n{fields}}}\n", "", Ct)).ShouldHaveSingleItem();
        error.Id.ShouldBe("RFR2005");
        error.GetMessage(null).ShouldContain(message);
    }

    [Fact]
    public async Task A_create_need_not_give_what_a_policy_fills()
    {
        const string schema = Head + "model Owner {\n  id Int @id\n  rows Row[]\n}\n\nmodel Row {\n  id Int @id\n"
            + "  /// @csharp(policy: true)\n  tenant String\n  /// @csharp(policy: true)\n  ownerId Int\n"
            + "  owner Owner @relation(fields: [ownerId], references: [id])\n}\n";
        const string code = "public static class C { public static object F() => new RowCreate { Id = 1 }; }";
        (await Compiler.Diagnose(schema, code, Ct)).ShouldBeEmpty();
        (await Compiler.Diagnose(schema.Replace("  /// @csharp(policy: true)\n  tenant", "  tenant",
            StringComparison.Ordinal), code, Ct)).ShouldHaveSingleItem().Id.ShouldBe("CS9035");
    }

    [Fact]
    public void Comments_for_CSharp_may_be_one_or_several_and_stand_among_text()
    {
        var columns = Model("model User {\n  id Int @id\n  /// First.\n  /// @csharp(lazy: true, name: \"Words\")\n"
            + "  /// Last.\n  a String\n  /// @csharp(name: \"Other (1)\")\n  ///@csharp( lazy : false )\n"
            + "  /// @csharp(name: \"Third\")\n  b String @unique\n  /// not @csharp(lazy: true)\n  c Int\n"
            + "  /// @csharp(lazy: true)\n  d Int @unique\n}\n", []).Models.Single().Columns;
        columns.Select(column => column.Name).ShouldBe(["Id", "Words", "Third", "C", "D"]);
        columns.Select(column => column.IsLazy).ShouldBe([false, true, false, false, true]);
        columns.Select(column => column.Ordinal).ShouldBe([0, 3, 1, 2, 4]);
        columns.ElementAt(1).Documentation.ShouldBe("First.\nLast.");
        columns.ElementAt(3).Documentation.ShouldBe("not @csharp(lazy: true)");
    }

    [Fact]
    public void A_project_without_a_schema_gets_no_client() =>
        Compiler.Driver().RunGenerators(Compiler.Compilation("App", ""), Ct)
            .GetRunResult().GeneratedTrees.ShouldBeEmpty();

    [Fact]
    public void Code_that_the_command_line_writes_to_disk_is_not_made_twice()
    {
        var schema = "generator client {\n  provider = \"refract\"\n  output = \"../Generated\"\n}\n" + Head
            + "model User {\n  id Int @id\n}\n";
        Compiler.Driver(schema).RunGenerators(Compiler.Compilation("App", ""), Ct)
            .GetRunResult().GeneratedTrees.ShouldBeEmpty();
    }
}
