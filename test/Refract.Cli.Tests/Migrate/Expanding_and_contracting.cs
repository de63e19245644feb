namespace Refract.Cli.Tests.Migrate;

/// <summary>
/// <c>"expandAndContract": true</c>: what deployed programs may use goes in two steps, or with consent.
/// </summary>
public sealed class Expanding_and_contracting
{
    private const string Drop = "CREATE TABLE \"new_User\" (\n\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n"
        + "\"email\" TEXT NOT NULL\n);\nDROP TABLE \"User\";\nALTER TABLE \"new_User\" RENAME TO \"User\";\n";

    private static string NoName =>
        Schemas.Sqlite.Replace("  name  String?\n", "", StringComparison.Ordinal);

    private static string Ignored =>
        Schemas.Sqlite.Replace("String?\n", "String? @ignore\n", StringComparison.Ordinal);

    [Fact]
    public async Task Dev_refuses_and_names_the_steps_and_the_option()
    {
        using var folder = await Migrated();
        folder.With("schema.prisma", NoName);
        var run = (await folder.Run("migrate", "dev", "--name", "drop")).ShouldExit(3);
        run.Error.ShouldContain("RFR3110: A program that still uses User.name fails from now on");
        run.Error.ShouldContain("--contract");
        run.Error.ShouldContain("@ignore");
        (await folder.Run("migrate", "dev", "--name", "drop", "--contract")).ShouldExit(0);
    }

    [Fact]
    public async Task A_person_is_asked()
    {
        using var folder = await Migrated();
        folder.With("schema.prisma", NoName);
        (await folder.RunAnswering("n\n", "migrate", "dev", "--name", "drop")).ShouldExit(3);
        var run = (await folder.RunAnswering("y\n", "migrate", "dev", "--name", "drop")).ShouldExit(0);
        folder.Read(run.Output.Trim()).ShouldContain("-- refract-lint: ignore RFR3110 (--contract)\n");
    }

    [Fact]
    public async Task Two_steps_need_no_consent_and_diff_says_the_same()
    {
        using var folder = await Migrated();
        string[] diff = ["migrate", "diff", "--from-migrations", "migrations", "--to-schema", "schema.prisma",
            "--script"];
        folder.With("schema.prisma", NoName);
        (await folder.Run(diff)).ShouldExit(0).Error.ShouldContain("RFR3110");
        folder.With("schema.prisma", Ignored);
        (await folder.Run(diff)).ShouldExit(0).Output.ShouldBe(
            "-- Retire\n-- refract: retires column \"name\" of \"User\"\n");
        (await folder.Run("migrate", "dev", "--name", "retire")).ShouldExit(0);
        folder.With("schema.prisma", NoName);
        (await folder.Run(diff)).ShouldExit(0).Error.ShouldNotContain("RFR3110");
        (await folder.Run("migrate", "dev", "--name", "drop")).ShouldExit(0);
    }

    [Fact]
    public async Task Deploy_refuses_both_steps_at_once_and_lint_has_an_error()
    {
        using var folder = await Migrated();
        folder.With("migrations/29990101000000_retire/migration.sql",
            "-- refract: retires column \"name\" of \"User\"\n")
            .With("migrations/29990102000000_drop/migration.sql", Drop);
        (await folder.Run("lint")).ShouldExit(4).Error.ShouldContain("error RFR3110");
        (await folder.Run("lint", "--all")).ShouldExit(0);
        (await folder.Run("migrate", "deploy", "--dry-run")).ShouldExit(3).Error.ShouldContain("RFR3017");
        var run = (await folder.Run("migrate", "deploy")).ShouldExit(3);
        run.Error.ShouldContain("29990102000000_drop: A program that still uses User.name");
        run.Error.ShouldContain("--contract");
        (await folder.Run("migrate", "deploy", "--contract")).ShouldExit(0);
        (await folder.Run("lint", "--all")).ShouldExit(0);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"yes\"")]
    public async Task The_setting_is_true_or_false(string value)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("refract.json", $$"""{ "expandAndContract": {{value}} }""");
        (await folder.Run("validate")).ShouldExit(2).Error.ShouldContain(
            "\"expandAndContract\" in refract.json is neither true nor false.");
    }

    private static async Task<CliFolder> Migrated()
    {
        var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("refract.json", """{ "expandAndContract": true }""");
        (await folder.Run("migrate", "dev", "--name", "init")).ShouldExit(0);
        return folder;
    }
}
