using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Columns that count the changes of their rows, on every database.</summary>
public abstract class VersionSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Every_update_counts()
    {
        await Article("a");
        (await Db.Article.Update(1, new() { Title = "2" }, ct: Ct)).Revision.ShouldBe(2);
        (await Db.Article.UpdateMany(new() { Slug = "a" }, new() { Title = "3" }, ct: Ct)).ShouldBe(1);
        (await Db.Article.UpdateAll(new() { Tenant = { Increment = 1 } }, Ct)).ShouldBe(1);
        (await Db.Article.Where(a => a.Id == 1).UpdateMany(new() { Title = "5" }, Ct)).ShouldBe(1);
        (await Read()).Revision.ShouldBe(5);
        (await Db.Article.Upsert(new(slug: "a"), new() { Slug = "a", Title = "x" }, new() { Title = "6" }, ct: Ct))
            .Revision.ShouldBe(6);
        (await Db.Article.Upsert(1, new() { Slug = "other", Title = "x" }, new() { Title = "7" }, ct: Ct))
            .Revision.ShouldBe(7);
        (await Db.Article.Update(1, new(), ct: Ct)).Revision.ShouldBe(7);
        (await Db.Article.Select(a => a.Revision).Update(1, new() { Title = "8" }, ct: Ct)).ShouldBe(8);
        (await Db.Article.Create(new() { Slug = "b", Title = "b", Revision = 40 }, ct: Ct)).Revision.ShouldBe(40);
    }

    [Fact]
    public async Task A_version_in_the_data_is_the_one_that_the_row_must_have()
    {
        var article = await Article("a");
        article = await Db.Article.Update(1, new() { Title = "mine", Revision = article.Revision }, ct: Ct);
        article.Revision.ShouldBe(2);
        await Conflicts("update", () => Db.Article.Update(1, new() { Title = "late", Revision = 1 }, ct: Ct));
        await Conflicts("update", () => Db.Article.UpdateOrDefault(1, new() { Title = "late", Revision = 1 }, ct: Ct));
        await Conflicts("update", () => Db.Article.Update(1, new() { Revision = 1 }, ct: Ct));
        await Conflicts("update",
            () => Db.Article.Update(1, new() { Title = "late", Revision = 1 }, new() { Sections = true }, ct: Ct));
        await Conflicts("update", () => Db.Article.Select(a => a.Title).Update(1, new() { Title = "late",
            Revision = 3 }, ct: Ct));
        await Conflicts("update", () => Db.Article.Update(1, new()
        {
            Title = "late", Revision = 1, Sections = { Create = [new() { Heading = "lost" }] },
        }, ct: Ct));
        await Conflicts("upsert", () => Db.Article.Upsert(new(slug: "a"), new() { Slug = "a", Title = "x" },
            new() { Title = "late", Revision = 1 }, ct: Ct));
        (await Read()).ShouldBe(article);
        (await Db.Section.Count(ct: Ct)).ShouldBe(0);

        (await Db.Article.Update(1, new() { Revision = 2 }, ct: Ct)).Revision.ShouldBe(2);
        (await Db.Article.Update(1, new() { Revision = ((int?)null).OrSkip(), Title = "t" }, ct: Ct)).Revision
            .ShouldBe(3);
        (await Db.Article.UpdateMany(new() { Slug = "a" }, new() { Title = "late", Revision = 1 }, ct: Ct)).ShouldBe(0);
        (await Db.Article.UpdateMany(new() { Slug = "a" }, new() { Revision = 3 }, ct: Ct)).ShouldBe(1);
        (await Db.Article.UpdateAll(new() { Title = "now", Revision = 3 }, Ct)).ShouldBe(1);
        (await Db.Article.UpdateOrDefault(9, new() { Title = "x", Revision = 3 }, ct: Ct)).ShouldBeNull();
        (await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Article.Update(9, new() { Title = "x", Revision = 3 }, ct: Ct))).Code.ShouldBe("P2025");
        (await Db.Article.Upsert(new(slug: "new"), new() { Slug = "new", Title = "n" }, new() { Revision = 8 }, ct: Ct))
            .Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Nested_writes_count_and_compare_too()
    {
        await Db.Article.Create(new()
        {
            Slug = "a", Title = "a", Sections = { Create = [new() { Heading = "1" }, new() { Heading = "2" }] },
            Summary = { Create = new() { Text = "s" } },
        }, ct: Ct);
        var article = await Db.Article.Update(1, new()
        {
            Sections =
            {
                Update = [new() { Where = 1, Data = new() { Heading = "one", Edition = 1 } }],
                UpdateMany = [new() { Where = new(), Data = new() { Heading = "two", Edition = 1 } }],
            },
            Summary = { Update = { Text = "t", Revision = 10 } },
        }, new() { Sections = true, Summary = true }, ct: Ct);
        article.Sections.OrderBy(s => s.Id).Select(s => (s.Heading, s.Edition)).ShouldBe([("one", 2), ("two", 2)]);
        article.Summary!.Revision.ShouldBe(11);
        article.Revision.ShouldBe(1);

        await Conflicts("update", () => Db.Article.Update(1, new()
        {
            Title = "lost", Sections = { Update = [new() { Where = 1, Data = new() { Heading = "x", Edition = 1 } }] },
        }, ct: Ct), "Section");
        await Conflicts("update", () => Db.Article.Update(1, new()
        {
            Summary = { Upsert = new() { Create = new() { Text = "x" }, Update = new() { Text = "x", Revision = 5 } } },
        }, ct: Ct), "Summary");
        (await Read()).Title.ShouldBe("a");

        // The row that is connected or disconnected changes.
        await Db.Article.Update(1, new() { Sections = { Disconnect = [1] } }, ct: Ct);
        (await Db.Section.FindUniqueOrThrow(1, ct: Ct)).Edition.ShouldBe(3);
        await Db.Section.Update(1, new() { Article = { Connect = 1 } }, ct: Ct);
        (await Db.Section.FindUniqueOrThrow(1, ct: Ct)).Edition.ShouldBe(4);
        await Db.Article.Update(1, new() { Sections = { Set = [1] } }, ct: Ct);
        (await Db.Section.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct)).Select(s => s.Edition).ShouldBe([5, 3]);
    }

    [Fact]
    public async Task Of_callers_that_read_the_same_version_one_writes()
    {
        await Article("a");
        var failed = 0;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async n =>
        {
            try
            {
                await Db.Article.Update(1, new() { Title = $"{n}", Revision = 1 }, ct: Ct);
            }
            catch (VersionConflictException)
            {
                Interlocked.Increment(ref failed);
            }
        }));
        failed.ShouldBe(11);
        (await Read()).Revision.ShouldBe(2);
    }

    private Task<Article> Article(string slug) => Db.Article.Create(new() { Slug = slug, Title = slug }, ct: Ct);

    private Task<Article> Read() => Db.Article.FindUniqueOrThrow(id: 1, ct: Ct);

    private static async Task Conflicts<T>(string verb, Func<Task<T>> write, string model = "Article")
    {
        var error = await Should.ThrowAsync<VersionConflictException>(write);
        (error.Code, error.Model, error.IsTransient).ShouldBe(("P2025", model, false));
        error.Message.ShouldBe($"The {model} of {verb} was changed since it was read: its version is another one. "
            + "Nothing was written. Read the row again, and decide what becomes of it.");
    }
}
