using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>A deploy goes on when folder and history differ, as the real Prisma does, and names what differs.</summary>
public abstract partial class EngineSpecification
{
    private const string FirstName = "20260101000000_a";

    private const string SecondName = "20260102000000_b";

    [Fact]
    public async Task A_deploy_names_what_was_edited_and_what_is_gone_and_goes_on()
    {
        WriteMigration(FirstName, "CREATE TABLE a (id INTEGER);");
        WriteMigration(SecondName, "CREATE TABLE b (id INTEGER);");
        var first = await Engine().Deploy(Ct);
        first.History!.Edited.ShouldBeEmpty();
        first.History.MissingOnDisk.ShouldBeEmpty();

        Directory.Delete(Path.Combine(Migrations, SecondName), recursive: true);
        WriteMigration(FirstName, "CREATE TABLE other (id INTEGER);");
        WriteMigration("20260103000000_c", "CREATE TABLE c (id INTEGER);");
        var second = await Engine().Deploy(Ct);
        second.Applied.Select(migration => migration.Name).ShouldBe(["20260103000000_c"]);
        second.History!.Edited.ShouldBe([FirstName]);
        second.History.MissingOnDisk.ShouldBe([SecondName]);

        // It is said each time, not only when something is applied.
        var third = await Engine().Deploy(Ct);
        third.Applied.ShouldBeEmpty();
        third.History!.MissingOnDisk.ShouldBe([SecondName]);
    }

    /// <summary>A migration that was rolled back and then deleted is nothing that the folder lacks.</summary>
    [Fact]
    public async Task A_deploy_does_not_miss_a_migration_that_was_rolled_back()
    {
        WriteMigration(FirstName, "CREATE TABLE a (id INTEGER);");
        WriteMigration(SecondName, "DROP TABLE nowhere;");
        await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        await Engine().ResolveRolledBack(SecondName, Ct);
        Directory.Delete(Path.Combine(Migrations, SecondName), recursive: true);
        (await Engine().Deploy(Ct)).History!.MissingOnDisk.ShouldBeEmpty();
    }

    /// <summary>Ends of lines that a checkout changed are no edit.</summary>
    [Fact]
    public async Task A_deploy_does_not_take_other_ends_of_lines_for_an_edit()
    {
        WriteMigration(FirstName, "CREATE TABLE a (\n  id INTEGER\n);\n");
        await Engine().Deploy(Ct);
        WriteMigration(FirstName, "CREATE TABLE a (\r\n  id INTEGER\r\n);\r\n");
        (await Engine().Deploy(Ct)).History!.Edited.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deploy_that_fails_on_a_database_of_another_project_says_so()
    {
        WriteMigration(FirstName, "CREATE TABLE shared (id INTEGER);");
        WriteMigration(SecondName, "CREATE TABLE b (id INTEGER);");
        await Engine().Deploy(Ct);
        Directory.Delete(Migrations, recursive: true);
        WriteMigration("20260103000000_ours", "CREATE TABLE shared (id INTEGER);");
        foreach (var code in new[] { "P3018", "P3009" })
        {
            var failure = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
            failure.Code.ShouldBe(code);
            failure.Message.ShouldContain(
                $"another project's: its history has `{FirstName}` and 1 more, which the folder lacks, and none");
            failure.Next.ShouldNotBeNull().ShouldStartWith(
                "If it is another project's, correct the URL. Otherwise:\n");
            failure.Next.ShouldContain("resolve --rolled-back 20260103000000_ours`");
        }
    }

    /// <summary>A folder that has one of the database's migrations is its own.</summary>
    [Fact]
    public async Task A_deploy_that_fails_on_its_own_database_speaks_of_no_other_project()
    {
        WriteMigration(FirstName, "CREATE TABLE a (id INTEGER);");
        WriteMigration(SecondName, "CREATE TABLE b (id INTEGER);");
        await Engine().Deploy(Ct);
        Directory.Delete(Path.Combine(Migrations, SecondName), recursive: true);
        WriteMigration("20260103000000_c", "CREATE TABLE a (id INTEGER);");
        for (var time = 0; time < 2; time++)
            (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Message.ShouldNotContain(
                "another project");
    }
}
