namespace Refract.Cli.Tests.Migrate;

public sealed class Comparing_two_states
{
    [Fact]
    public async Task Writes_the_sql_from_nothing_to_a_schema_without_any_database()
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.PostgresFromVariable);
        var run = (await folder.Run("migrate", "diff", "--from-empty", "--to-schema", "a.prisma", "--script")).ShouldExit(0);
        run.Output.ShouldContain("CREATE TABLE \"User\"");
        run.Error.ShouldBe("");
    }

    [Fact]
    public async Task Names_each_change_and_tells_by_the_exit_code_when_asked()
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.Sqlite)
            .With("b.prisma", Schemas.Sqlite.Replace("name  String?", "name  String?\n  age   Int?", StringComparison.Ordinal));
        string[] arguments = ["migrate", "diff", "--from-schema", "a.prisma", "--to-schema", "b.prisma"];
        (await folder.Run(arguments)).ShouldExit(0).Output.ShouldBe("AlterTable: ALTER TABLE \"User\" ADD COLUMN \"age\" INTEGER\n");
        (await folder.Run([.. arguments, "--exit-code"])).ShouldExit(4);
        (await folder.Run("migrate", "diff", "--from-schema", "a.prisma", "--to-schema", "a.prisma", "--exit-code")).ShouldExit(0).Error.ShouldBe("No difference.\n");
    }

    [Fact]
    public async Task Compares_migrations_and_databases_too()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-migrations", "migrations", "--to-schema", "schema.prisma", "--exit-code")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-url", "file:./dev.db", "--to-schema", "schema.prisma", "--exit-code")).ShouldExit(0);
        (await folder.Run("migrate", "diff", "--from-migrations", "migrations", "--to-database", "--exit-code")).ShouldExit(0);
    }

    [Theory]
    [InlineData("--from-empty")]
    [InlineData("--from-empty --from-schema a.prisma --to-empty")]
    [InlineData("--from-url file:a.db --to-database")]
    [InlineData("--from-url file:a.db --from-database --to-empty")]
    [InlineData("--from-empty --to-schema missing.prisma")]
    public async Task Wants_exactly_one_thing_on_each_side(string arguments)
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.Sqlite);
        (await folder.Run(["migrate", "diff", .. arguments.Split(' ')])).ShouldExit(2);
    }
}
