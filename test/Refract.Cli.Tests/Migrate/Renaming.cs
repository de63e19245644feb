using System.Text.Json;

namespace Refract.Cli.Tests.Migrate;

/// <summary>What may be renamed is asked about, or named with the option that keeps it.</summary>
public sealed class Renaming
{
    private static string Renamed =>
        Schemas.Sqlite.Replace("  name  String?\n", "  fullName String?\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("y\n", 0, "b")]
    [InlineData("n\nn\n", 3, null)]
    [InlineData("n\ny\n", 0, null)]
    public async Task A_person_is_asked_by_push(string answers, int exitCode, string? kept)
    {
        using var folder = await Pushed();
        var run = (await folder.RunAnswering(answers, "db", "push")).ShouldExit(exitCode);
        run.Error.ShouldContain("Is User.fullName the renamed User.name? [y/N] ");
        if (exitCode == 0) SqliteFile.Text(folder["dev.db"], "SELECT fullName FROM User").ShouldBe(kept);
        else SqliteFile.Text(folder["dev.db"], "SELECT name FROM User").ShouldBe("b");
    }

    [Fact]
    public async Task Without_a_terminal_the_option_is_named_and_keeps_the_values()
    {
        using var folder = await Pushed();
        (await folder.Run("db", "push")).ShouldExit(3).Error.ShouldContain("--rename User.name=User.fullName");
        (await folder.Run("db", "push", "--rename", "User.name=User.fullName")).ShouldExit(0);
        SqliteFile.Text(folder["dev.db"], "SELECT fullName FROM User").ShouldBe("b");
        (await folder.Run("db", "push", "--rename", "User.name=User.fullName")).ShouldExit(2).Error.ShouldContain(
            "RFR3014");
    }

    [Fact]
    public async Task A_person_is_asked_by_dev_and_the_script_renames()
    {
        using var folder = await Migrated();
        var run = (await folder.RunAnswering("y\n", "migrate", "dev", "--name", "rename")).ShouldExit(0);
        folder.Read(run.Output.Trim()).ShouldBe(
            "-- RenameColumn\nALTER TABLE \"User\" RENAME COLUMN \"name\" TO \"fullName\";\n");
        SqliteFile.Text(folder["dev.db"], "SELECT fullName FROM User").ShouldBe("b");
    }

    [Fact]
    public async Task Programs_are_told_of_candidates()
    {
        using var folder = await Migrated();
        var run = (await folder.Run("migrate", "diff", "--from-database", "--to-schema", "schema.prisma", "--json"))
            .ShouldExit(0);
        using var document = JsonDocument.Parse(run.Output);
        var rename = document.RootElement.GetProperty("renames").EnumerateArray().Single();
        rename.GetProperty("from").GetString().ShouldBe("User.name");
        rename.GetProperty("isMade").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("risks").GetArrayLength().ShouldBe(1);
        (await folder.Run("migrate", "diff", "--from-database", "--to-schema", "schema.prisma", "--script",
            "--rename", "User.name=User.fullName")).ShouldExit(0).Output.ShouldContain("RENAME COLUMN");
    }

    private static async Task<CliFolder> Pushed()
    {
        var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("db", "push")).ShouldExit(0);
        return Fill(folder);
    }

    private static async Task<CliFolder> Migrated()
    {
        var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        return Fill(folder);
    }

    private static CliFolder Fill(CliFolder folder)
    {
        SqliteFile.Execute(folder["dev.db"], "INSERT INTO User(email, name) VALUES ('a', 'b')");
        return folder.With("schema.prisma", Renamed);
    }
}
