using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>One migration takes the place of several, and databases that have those take it over.</summary>
public abstract partial class EngineSpecification
{
    private string[] Folders() => [.. Directory.GetDirectories(Migrations).Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal)];

    private void WriteThree()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY);");
        WriteMigration("20260102000000_b", "CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY, gone TEXT);");
        WriteMigration("20260103000000_c", "ALTER TABLE b DROP COLUMN gone;\nALTER TABLE b ADD COLUMN n INTEGER;");
    }

    [Fact]
    public async Task A_squash_gives_the_same_and_is_taken_over_by_databases_that_have_the_old_ones()
    {
        WriteThree();
        await Engine().Deploy(Ct);
        await Execute("INSERT INTO b (id, n) VALUES (1, 2)");
        var result = await Engine().Squash(new SquashOptions(), Ct);
        (result.Name, result.Kept.Count, result.WasResumed).ShouldBe(("20260103000000_squashed", 0, false));
        Folders().ShouldBe([result.Name]);
        var script = File.ReadAllText(result.Path);
        script.ShouldContain("--   20260102000000_b ");
        script.ShouldNotContain("gone");

        var status = await Engine().Status(Ct);
        status.History.TakenOver.Select(migration => migration.Name).ShouldBe([result.Name]);
        status.ResetReasons.ShouldBeEmpty();
        var deploy = await Engine().Deploy(Ct);
        (deploy.Applied.Count, deploy.TakenOver.Single()).ShouldBe((0, result.Name));
        (await History()).ShouldHaveSingleItem().Name.ShouldBe(result.Name);
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine().Dev(new DevOptions(), Ct)).NeedsReset.ShouldBeFalse();
        await using var database = await Provider.Open(Relational.DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountRows(null, "b", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_database_gets_the_squashed_one_and_what_comes_after_it()
    {
        WriteThree();
        WriteMigration("20260104000000_d", "CREATE TABLE d (id INTEGER NOT NULL PRIMARY KEY);");
        var result = await Engine().Squash(new SquashOptions { Until = "20260103000000_c", Name = "Base line" }, Ct);
        Folders().ShouldBe(["20260103000000_base_line", "20260104000000_d"]);
        result.Replaced.Count.ShouldBe(3);
        (await Engine().Deploy(Ct)).Applied.Count.ShouldBe(2);
        (await Catalog()).Tables.Select(table => table.Name).ShouldBe(["a", "b", "d"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_comparison_cannot_tell_is_kept_word_for_word()
    {
        WriteThree();
        WriteMigration("20260103000000_d", "INSERT INTO b (id, n) VALUES (1, 2);\nCREATE VIEW v AS SELECT id FROM a;");
        var result = await Engine().Squash(new SquashOptions(), Ct);
        result.Kept.ShouldContain("20260103000000_d: INSERT INTO b (id, n) VALUES (1, 2)");
        result.Kept.ShouldContain(line => line.Contains("view v", StringComparison.Ordinal));
        File.ReadAllText(result.Path).ShouldContain("-- Migration 20260102000000_b\nCREATE TABLE b");
        await Engine().Deploy(Ct);
        (await Catalog()).Views.Count.ShouldBe(1);
        await using var database = await Provider.Open(Relational.DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountRows(null, "b", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_with_some_of_the_old_ones_is_not_taken_over()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY);");
        await Engine().Deploy(Ct);
        WriteThree();
        var result = await Engine().Squash(new SquashOptions(), Ct);
        (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Code.ShouldBe("RFR3016");
        (await History()).ShouldHaveSingleItem().Name.ShouldBe("20260101000000_a");
        await Execute("CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY, n INTEGER);");
        await Engine().ResolveApplied(result.Name, Ct);
        (await History()).ShouldHaveSingleItem().Name.ShouldBe(result.Name);
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_squash_that_was_cut_off_is_refused_elsewhere_and_finished_by_the_next_one()
    {
        WriteThree();
        var b = await File.ReadAllTextAsync(Path.Combine(Migrations, "20260102000000_b", "migration.sql"), Ct);
        var result = await Engine().Squash(new SquashOptions(), Ct);
        WriteMigration("20260102000000_b", b);
        foreach (var refused in (Func<Task>[])[() => Engine().Deploy(Ct), () => Engine().Status(Ct),
            () => Engine().Dev(new DevOptions(), Ct)])
            (await Should.ThrowAsync<MigrationException>(refused)).Code.ShouldBe("RFR3016");
        WriteMigration("20260102000000_b", b + "-- edited");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Squash(new SquashOptions(), Ct))).Message
            .ShouldContain("was changed since");
        WriteMigration("20260102000000_b", b);
        var again = await Engine().Squash(new SquashOptions(), Ct);
        (again.WasResumed, again.Name).ShouldBe((true, result.Name));
        Folders().ShouldBe([result.Name]);
    }

    [Fact]
    public async Task There_must_be_something_to_squash()
    {
        (await Should.ThrowAsync<MigrationException>(() => Engine().Squash(new SquashOptions(), Ct))).Code
            .ShouldBe("RFR3016");
        WriteThree();
        (await Should.ThrowAsync<MigrationException>(() =>
            Engine().Squash(new SquashOptions { Until = "20260101000000_a" }, Ct))).Code.ShouldBe("RFR3016");
        (await Should.ThrowAsync<MigrationException>(() =>
            Engine().Squash(new SquashOptions { Until = "nowhere" }, Ct))).Code.ShouldBe("P3017");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Squash(
            new SquashOptions { Until = "20260102000000_b", Name = "b" }, Ct))).Next!.ShouldContain("--name");
        Folders().Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_dry_run_of_deploy_changes_nothing()
    {
        WriteThree();
        var first = await Engine().DryDeploy(Ct);
        (first.DatabaseExists || first.HasHistory).ShouldBe(first.DatabaseExists);
        first.History.Pending.Count.ShouldBe(3);
        await Engine().Deploy(Ct);
        WriteMigration("20260104000000_d", "CREATE TABLE d (id INTEGER);");
        (await Engine().DryDeploy(Ct)).History.Pending.ShouldHaveSingleItem().Name.ShouldBe("20260104000000_d");
        (await History()).Count.ShouldBe(3);
    }
}
