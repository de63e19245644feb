using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

public abstract partial class EngineSpecification
{
    [Fact]
    public async Task An_edited_migration_is_noticed_in_dev_and_not_in_deploy()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER);\n");
        await Engine().Deploy(Ct);

        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER);\r\n");
        (await Engine().Diagnose(Ct)).History.Edited.ShouldBeEmpty("line ends do not count");

        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER); -- edited\n");
        (await Engine().Deploy(Ct)).Applied.ShouldBeEmpty();
        var dev = await Engine().Dev(new DevOptions { Name = "x" }, Ct);
        dev.NeedsReset.ShouldBeTrue();
        dev.Diagnosis.History.Edited.ShouldBe(["20260101000000_a"]);
        Directory.GetDirectories(Migrations).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_migration_that_is_gone_from_the_folder_is_noticed()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER);");
        WriteMigration("20260102000000_b", "CREATE TABLE b (id INTEGER);");
        await Engine().Deploy(Ct);
        Directory.Delete(Path.Combine(Migrations, "20260102000000_b"), recursive: true);

        var diagnosis = await Engine().Diagnose(Ct);
        diagnosis.History.MissingOnDisk.ShouldBe(["20260102000000_b"]);
        diagnosis.IsUpToDate.ShouldBeFalse();
        diagnosis.Drift!.IsEmpty.ShouldBeFalse();

        File.Delete(_folder["migrations/20260101000000_a/migration.sql"]);
        (await Should.ThrowAsync<MigrationException>(() => Engine().Reset(Ct))).Code.ShouldBe("P3015");
    }

    [Fact]
    public async Task Drift_is_noticed_and_a_reset_mends_it()
    {
        await Engine(User).Dev(new DevOptions { Name = "init" }, Ct);
        await Execute("CREATE TABLE stray (id INTEGER PRIMARY KEY NOT NULL);");

        var dev = await Engine(User).Dev(new DevOptions { Name = "x" }, Ct);
        dev.NeedsReset.ShouldBeTrue();
        dev.Diagnosis.Drift!.Body.ShouldContain("stray");

        var again = await Engine(User).Dev(new DevOptions { Name = "x", AllowReset = true }, Ct);
        again.WasReset.ShouldBeTrue();
        again.Applied.Count.ShouldBe(1);
        again.Created!.Name.ShouldBeNull();
        (await Engine(User).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_with_tables_and_no_history_is_not_touched_until_it_has_a_baseline()
    {
        await Execute("CREATE TABLE a (id INTEGER);");
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER);");
        WriteMigration("20260102000000_b", "CREATE TABLE b (id INTEGER);");

        (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Code.ShouldBe("P3005");
        var status = await Engine().Status(Ct);
        (status.IsUnmanaged, status.IsUpToDate).ShouldBe((true, false));

        await Engine().ResolveApplied("20260101000000_a", Ct);
        (await Engine().Deploy(Ct)).Applied.Select(migration => migration.Name).ShouldBe(["20260102000000_b"]);
    }

    [Fact]
    public async Task Migrations_for_another_database_are_refused()
    {
        _folder.Write("migrations/migration_lock.toml", "provider = \"mysql\"\n");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Code.ShouldBe("P3019");
    }

    [Fact]
    public async Task A_migration_that_does_not_run_on_an_empty_database_is_named()
    {
        WriteMigration("20260101000000_a", "ALTER TABLE nowhere ADD COLUMN x INTEGER;");
        var failure = await Should.ThrowAsync<MigrationException>(
            () => Engine().CreateMigration(new DevOptions { Name = "x" }, Ct));
        failure.Code.ShouldBe("P3006");
        failure.Message.ShouldContain("20260101000000_a");
    }
}
