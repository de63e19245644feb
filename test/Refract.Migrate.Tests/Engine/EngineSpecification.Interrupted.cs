using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

public abstract partial class EngineSpecification
{
    [Fact]
    public async Task A_failed_migration_leaves_a_history_that_says_so_and_stops_the_next_deploy_until_it_is_resolved()
    {
        WriteMigration("20260101000000_good", "CREATE TABLE a (id INTEGER);");
        WriteMigration("20260102000000_bad",
            "-- a comment\nCREATE TABLE b (id INTEGER);\nCREATE TABLE a (id INTEGER);\n");

        var failure = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        failure.Code.ShouldBe("P3018");
        failure.Message.ShouldContain("20260102000000_bad");
        failure.Message.ShouldContain("line 3");
        failure.Message.ShouldContain("Nothing of it was kept");
        failure.Next!.ShouldContain("migrate resolve --rolled-back 20260102000000_bad");

        var rows = await History();
        rows.Select(row => (row.Name, row.IsApplied, row.IsFailed, row.AppliedSteps))
            .ShouldBe([("20260101000000_good", true, false, 1), ("20260102000000_bad", false, true, 0)]);
        rows[1].Logs!.ShouldContain("CREATE TABLE a");

        var refusal = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        refusal.Code.ShouldBe("P3009");
        refusal.Message.ShouldContain("20260102000000_bad");

        await Engine().ResolveRolledBack("20260102000000_bad", Ct);
        WriteMigration("20260102000000_bad", "CREATE TABLE b (id INTEGER);");
        (await Engine().Deploy(Ct)).Applied.Select(migration => migration.Name).ShouldBe(["20260102000000_bad"]);
        (await Engine().Status(Ct)).IsUpToDate.ShouldBeTrue();
    }

    /// <summary>
    /// A script that runs in one transaction records its end in it, so a row without an end proves that nothing was
    /// kept.
    /// </summary>
    [Fact]
    public async Task A_migration_whose_process_was_killed_is_applied_again_when_nothing_of_it_was_kept()
    {
        WriteMigration("20260101000000_cut", "CREATE TABLE a (id INTEGER);");
        await Begin("20260101000000_cut", isWhole: true);
        var status = await Engine().Status(Ct);
        status.IsUpToDate.ShouldBeFalse();
        status.ResetReasons.ShouldBeEmpty();
        status.History.CutOff.ShouldHaveSingleItem().Name.ShouldBe("20260101000000_cut");

        var result = await Engine().Deploy(Ct);
        result.Resumed.ShouldBe(["20260101000000_cut"]);
        result.Applied.Select(migration => migration.Name).ShouldBe(["20260101000000_cut"]);
        var rows = await History();
        rows.Select(row => (row.IsApplied, row.RolledBackAt is not null))
            .ShouldBe([(false, true), (true, false)], ignoreOrder: true);
        rows.Single(row => row.IsApplied).Logs.ShouldBeNull();
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine().Deploy(Ct)).Resumed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dev_goes_on_after_a_kill_too_and_forgets_a_migration_that_was_deleted_meanwhile()
    {
        await Begin("20260101000000_gone", isWhole: true);
        var result = await Engine(User).Dev(new DevOptions { Name = "users" }, Ct);
        result.NeedsReset.ShouldBeFalse();
        result.Resumed.ShouldBe(["20260101000000_gone"]);
        (await Engine(User).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_row_without_an_end_may_be_at_work_when_no_lock_is_taken()
    {
        WriteMigration("20260101000000_cut", "CREATE TABLE a (id INTEGER);");
        await Begin("20260101000000_cut", isWhole: true);
        var settings = new MigrationSettings
        {
            Provider = Provider, Url = DatabaseUrl.Parse(Url), Migrations = new MigrationFolder(Migrations),
            UseLock = false,
        };
        var refusal = await Should.ThrowAsync<MigrationException>(() => new MigrationEngine(settings).Deploy(Ct));
        refusal.Code.ShouldBe("P3009");
        refusal.Next!.ShouldContain("--rolled-back 20260101000000_cut");
    }

    [Fact]
    public async Task A_migration_whose_process_was_killed_is_explained_when_something_of_it_may_have_been_kept()
    {
        WriteMigration("20260101000000_cut", "CREATE TABLE a (id INTEGER);");
        await Begin("20260101000000_cut", isWhole: false);

        var refusal = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        refusal.Code.ShouldBe("P3009");
        refusal.Message.ShouldContain("never finished");
        refusal.Next!.ShouldContain("--rolled-back");

        await Engine().ResolveApplied("20260101000000_cut", Ct);
        (await Engine().Status(Ct)).IsUpToDate.ShouldBeTrue();
        (await Should.ThrowAsync<MigrationException>(
            () => Engine().ResolveApplied("20260101000000_cut", Ct))).Code.ShouldBe("P3008");
        (await Should.ThrowAsync<MigrationException>(() => Engine().ResolveApplied("nowhere", Ct))).Code.ShouldBe(
            "P3017");
        (await Should.ThrowAsync<MigrationException>(() => Engine().ResolveRolledBack("nowhere", Ct))).Code.ShouldBe(
            "P3011");
    }

    /// <summary>The real Prisma counts the step, and only then writes the time.</summary>
    [Fact]
    public async Task A_migration_whose_script_ran_to_its_end_counts_as_applied()
    {
        WriteMigration("20260101000000_done", "CREATE TABLE a (id INTEGER);");
        await Begin("20260101000000_done", isWhole: false);
        await Execute("CREATE TABLE a (id INTEGER); UPDATE _prisma_migrations SET applied_steps_count = 1;");
        var result = await Engine().Deploy(Ct);
        (result.Resumed.ShouldHaveSingleItem(), result.Applied.Count).ShouldBe(("20260101000000_done", 0));
        (await History()).ShouldHaveSingleItem().IsApplied.ShouldBeTrue();
    }

    [Theory]
    [InlineData("CREATE TABLE a (id INTEGER);", true)]
    [InlineData("-- nothing", true)]
    [InlineData("CREATE TABLE a (id INTEGER); INSERT INTO a VALUES (1);", true)]
    [InlineData("BEGIN; CREATE TABLE a (id INTEGER); COMMIT;", true)]
    [InlineData("BEGIN; CREATE TABLE a (id INTEGER); END", true)]
    [InlineData("BEGIN; CREATE TABLE a (id INTEGER); COMMIT; INSERT INTO a VALUES (1);", false)]
    [InlineData("CREATE TABLE a (id INTEGER); BEGIN; INSERT INTO a VALUES (1); COMMIT;", false)]
    [InlineData("BEGIN; CREATE TABLE a (id INTEGER); COMMIT; BEGIN; INSERT INTO a VALUES (1); COMMIT;", false)]
    [InlineData("BEGIN; CREATE TABLE a (id INTEGER); ROLLBACK;", false)]
    public async Task The_end_of_a_script_is_recorded_once_whatever_transactions_it_has(string script, bool isWhole)
    {
        WriteMigration("20260101000000_a", script);
        await Provider.EnsureExists(DatabaseUrl.Parse(Url), Ct);
        await using (var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct))
            database.RecordsEndWithScript(script).ShouldBe(isWhole);
        await Engine().Deploy(Ct);
        var row = (await History()).ShouldHaveSingleItem();
        (row.IsApplied, row.AppliedSteps, row.Logs).ShouldBe((true, 1, null));
    }

    private async Task Begin(string name, bool isWhole)
    {
        await Provider.EnsureExists(DatabaseUrl.Parse(Url), Ct);
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        await database.History.Create(Ct);
        await database.History.Begin(name, "x", isWhole, Ct);
    }
}
