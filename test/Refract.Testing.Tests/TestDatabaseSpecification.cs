using Items;
using Refract.Relational.Contracts;

namespace Refract.Testing.Tests;

/// <summary>Databases for tests, on every kind of server.</summary>
public abstract class TestDatabaseSpecification
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_empty_has_the_structure_and_is_seen_by_no_other()
    {
        await using var one = await Create();
        await using var other = await Create();
        (await one.Client.Item.Create(new() { Name = "a", Note = "n" }, ct: Ct)).Id.ShouldBe(1);
        (await one.Client.Item.Count(ct: Ct)).ShouldBe(1);
        (await other.Client.Item.Count(ct: Ct)).ShouldBe(0);
        await using var second = one.Connect();
        (await second.Item.Count(ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_disposed_one_is_gone()
    {
        var database = await Create();
        await database.Client.Item.Count(ct: Ct);
        await using var left = database.Connect();
        await left.Item.Count(ct: Ct);
        await database.DisposeAsync();
        (await Exists(database.Url)).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_at_once_with_a_structure_that_is_new_build_it_once()
    {
        using var folder = new TempFolder();
        var schema = folder.Write("schema.prisma", Schema($"// {Guid.NewGuid()}"));
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Create(o => o.Schema = schema)));
        try
        {
            foreach (var database in all)
                (await database.Client.Item.Create(new() { Name = "a" }, ct: Ct)).Id.ShouldBe(1);
            all.Select(database => database.Url).Distinct().Count().ShouldBe(12);
        }
        finally
        {
            foreach (var database in all) await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_structure_that_changes_is_another_one()
    {
        using var folder = new TempFolder();
        var path = folder.Write("schema.prisma", Schema($"// {Guid.NewGuid()}"));
        await using var before = await Create(o => o.Schema = path);
        folder.Write("schema.prisma", Schema("").Replace("note ", "remark", StringComparison.Ordinal));
        await using var after = await Create(o => o.Schema = path);
        await before.Client.Item.Create(new() { Name = "a", Note = "n" }, ct: Ct);
        await Should.ThrowAsync<RefractException>(() => after.Client.Item.Create(new() { Name = "a" }, ct: Ct));
    }

    [Fact]
    public async Task What_is_wrong_with_the_structure_is_said()
    {
        (await Should.ThrowAsync<MigrationException>(() => Create(o => o.Migrations = "nowhere"))).Message
            .ShouldContain("nowhere");
        (await Should.ThrowAsync<MigrationException>(() => Create(o => o.Schema = "nowhere"))).Next!
            .ShouldContain("Schema");
        using var folder = new TempFolder();
        var path = folder.Write("schema.prisma", "model A {\n");
        (await Should.ThrowAsync<MigrationException>(() => Create(o => o.Schema = path))).Message
            .ShouldContain("has errors");
        foreach (var name in new[] { "20260101000000_init" })
            folder.Write($"migrations/{name}/migration.sql", "CREATE NOTHING;");
        (await Should.ThrowAsync<MigrationException>(() => Create(o => o.Migrations = folder["migrations"]))).Code
            .ShouldBe("P3018");
        // The lock is free and nothing half done is left.
        (await Should.ThrowAsync<MigrationException>(() => Create(o => o.Migrations = folder["migrations"]))).Code
            .ShouldBe("P3018");
    }

    /// <summary>Makes one of the tests' own migrations, unless told otherwise.</summary>
    protected abstract Task<TestDatabase<ItemsDb>> Create(Action<TestDatabaseOptions>? configure = null);

    protected abstract Task<bool> Exists(string url);

    protected abstract string Provider { get; }

    private string Schema(string comment) => $$"""
        {{comment}}
        datasource db {
          provider = "{{Provider}}"
        }
        enum State {
          IN_PROGRESS
          DONE
        }
        model Item {
          id       Int     @id @default(autoincrement())
          name     String  @unique
          state    State   @default(IN_PROGRESS)
          parentId Int?
          note     String?
        }
        """;
}
