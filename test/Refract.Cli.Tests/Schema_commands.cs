using System.Text.Json;
using Refract.Testing;

namespace Refract.Cli.Tests;

public sealed class Schema_commands
{
    [Fact]
    public async Task Validate_counts_what_a_valid_schema_holds()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        var run = (await folder.Run("validate")).ShouldExit(0);
        run.Output.ShouldBe("");
        run.Error.ShouldBe("The schema at schema.prisma is valid: 1 model, 0 enums, 1 file.\n");
    }

    [Fact]
    public async Task Validate_shows_only_a_part_of_a_long_line_and_nothing_that_a_terminal_would_obey()
    {
        using var folder = new CliFolder().With("schema.prisma",
            $"model A {{\n  id Int @id\n  {new string('a', 5000)} \u001b[31mInt\n}}\n");
        var run = (await folder.Run("validate", "--schema", "schema.prisma")).ShouldExit(2);
        run.Error.ShouldNotContain('\u001b');
        run.Error.Split('\n').Max(line => line.Length).ShouldBeLessThan(400);
    }

    [Fact]
    public async Task Validate_tells_of_names_that_are_not_those_of_the_schema()
    {
        using var folder = new CliFolder().With("schema.prisma",
            Schemas.Sqlite + "\nmodel Task {\n  id Int @id\n  createdAt Int\n  created_at Int\n}\n");
        var run = (await folder.Run("validate")).ShouldExit(0);
        run.Error.ShouldContain("info RFR2002: The C# name of model Task is TaskModel");
        run.Error.ShouldContain("info RFR2001: The C# name of field Task.created_at is Created_at");
        using var json = JsonDocument.Parse((await folder.Run("validate", "--json")).ShouldExit(0).Output);
        json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Select(item => item.GetProperty("code").GetString()).ShouldBe(["RFR2002", "RFR2001"]);
    }

    [Fact]
    public async Task Validate_refuses_names_that_cannot_be_those_of_the_client()
    {
        using var folder = new CliFolder().With("schema.prisma",
            Schemas.Sqlite + "\n/// @csharp(name: \"a b\")\nmodel Task {\n  id Int @id\n}\n");
        (await folder.Run("validate")).ShouldExit(2).Error.ShouldContain("error RFR2003");
        (await folder.Run("validate", "--json")).ShouldExit(2);
    }

    [Fact]
    public async Task An_empty_path_is_no_folder()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("validate", "--schema", "")).ShouldExit(2).Error.ShouldStartWith("error: --schema is empty.");
    }

    [Fact]
    public async Task Validate_shows_every_error_at_its_place()
    {
        using var folder = new CliFolder().With("prisma/schema/a.prisma",
            Schemas.Sqlite.Replace("String?", "Strng?", StringComparison.Ordinal))
            .With("prisma/schema/b.prisma", "model Post {\n\tid Int @id @idd\n}\n");
        Golden.Match((await folder.Run("validate")).ShouldExit(2).Transcript, "Golden/invalid-schema.txt");
    }

    [Fact]
    public async Task Validate_answers_programs_with_places_that_count_from_one()
    {
        using var folder = new CliFolder().With("schema.prisma", "model User {\n  id Int @id\n  a  Strng\n}\n");
        var run = (await folder.Run("validate", "--json")).ShouldExit(2);
        run.Error.ShouldBe("");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var found = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Single(item => item.GetProperty("message").GetString()!.Contains("Strng", StringComparison.Ordinal));
        found.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["severity", "code", "message", "file", "line", "column", "endLine", "endColumn"]);
        found.GetProperty("severity").GetString().ShouldBe("error");
        found.GetProperty("code").GetString()!.ShouldStartWith("RFR1");
        found.GetProperty("file").GetString().ShouldBe("schema.prisma");
        new[] { "line", "column", "endLine", "endColumn" }.Select(name => found.GetProperty(name).GetInt32())
            .ShouldBe([3, 6, 3, 11]);
    }

    [Fact]
    public async Task Validate_shows_people_once_what_follows_from_one_mistake_and_programs_each_line_of_it()
    {
        const string schema = """
            datasource db {
              provider = "postgresql"
            }

            model User {
              id   Int  @id
              role Role

              @@index([role])
            }

            model Post
              id Int @id

            enum Role {
              /// Everybody.
              USER

              // The few.
              ADMIN
              mod erator
              OWNER

            """;
        using var folder = new CliFolder().With("schema.prisma", schema);
        Golden.Match((await folder.Run("validate")).ShouldExit(2).Transcript, "Golden/unclosed-block.txt");
        using var json = JsonDocument.Parse((await folder.Run("validate", "--json")).ShouldExit(2).Output);
        var lines = json.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Where(item => item.GetProperty("code").GetString() == "RFR1024").ToList();
        lines.Select(item => item.GetProperty("line").GetInt32()).ShouldBe([17, 20, 22]);
        lines.ShouldAllBe(
            item => item.GetProperty("message").GetString()!.EndsWith("which begins on line 15, is never closed.",
                StringComparison.Ordinal));
        lines[0].EnumerateObject().Select(property => property.Name)
            .ShouldBe(["severity", "code", "message", "file", "line", "column", "endLine", "endColumn"]);
    }

    [Fact]
    public async Task Validate_answers_programs_also_when_all_is_well()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        using var json = JsonDocument.Parse((await folder.Run("validate", "--json")).ShouldExit(0).Output);
        json.RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("valdiate")]
    [InlineData("validate --jsn")]
    [InlineData("validate extra")]
    [InlineData("")]
    public async Task Arguments_that_make_no_command_exit_with_2_and_name_what_would(string arguments)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        var run = (await folder.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldExit(2);
        Golden.Match(run.Transcript,
            $"Golden/arguments-{(arguments.Length == 0 ? "none" : arguments.Replace(' ', '-'))}.txt");
    }

    [Theory]
    [InlineData("db push postgresql://u:s3cret@h/d")]
    [InlineData("postgresql://u:s3cret@h/d")]
    [InlineData("migrate dev --name")]
    [InlineData("validate --json=postgresql://u:s3cret@h/d")]
    public async Task Arguments_are_not_repeated_with_a_password(string arguments)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run(arguments.Split(' '))).ShouldExit(2).Transcript.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Version_tells_the_version_on_stdout()
    {
        using var folder = new CliFolder();
        var run = (await folder.Run("version")).ShouldExit(0);
        run.Output.ShouldStartWith("refract   0.");
        run.Output.ShouldNotContain("+");
    }
}
