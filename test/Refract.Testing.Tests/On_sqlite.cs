using Items;

namespace Refract.Testing.Tests;

public sealed class Test_databases_on_sqlite : TestDatabaseSpecification
{
    protected override string Provider => "sqlite";

    [Fact]
    public async Task What_a_killed_run_left_behind_is_removed_by_the_next_one_and_nothing_else()
    {
        using var folder = new TempFolder();
        folder.Write("run-dead/alive", "");
        folder.Write("run-dead/1.db", "");
        folder.Write("other/1.db", "");
        await using var alive = await Create();
        await using var next = await TestDatabase.Create<ItemsDb>(o => o.Server = "file:" + folder.Path, Ct);
        Directory.Exists(folder["run-dead"]).ShouldBeFalse();
        File.Exists(folder["other/1.db"]).ShouldBeTrue();
        next.Url.ShouldStartWith("file:" + folder.Path);
        (await alive.Client.Item.Count(ct: Ct)).ShouldBe(0);
    }

    protected override Task<TestDatabase<ItemsDb>> Create(Action<TestDatabaseOptions>? configure = null) =>
        TestDatabase.Create<ItemsDb>(o =>
        {
            o.Server = "file:";
            configure?.Invoke(o);
        }, Ct);

    protected override Task<bool> Exists(string url) => Task.FromResult(File.Exists(url["file:".Length..]));
}
