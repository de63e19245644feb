using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Further conditions on the row of a key, on every database.</summary>
public abstract class KeyConditionSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly ArticleWhere s_mine = new() { Tenant = 1 };
    private static readonly ArticleWhere s_others = new() { Tenant = 2 };

    [Fact]
    public async Task Reads_find_the_row_that_meets_them_only()
    {
        await Articles();
        (await Db.Article.FindUnique(id: 1, and: s_mine, ct: Ct))!.Slug.ShouldBe("a");
        (await Db.Article.FindUnique(slug: "a", and: s_others, ct: Ct)).ShouldBeNull();
        (await Db.Article.FindUnique(new ArticleUnique(slug: "a") { And = { Tenant = 1 } }, ct: Ct))!.Id.ShouldBe(1);
        (await Db.Article.FindUnique(new ArticleUnique(slug: "a") { And = s_mine }, and: new() { Title = "x" }, ct: Ct))
            .ShouldBeNull();
        (await Db.Article.FindUnique(id: 1, and: new() { Sections = { Some = new() { Heading = "1" } } }, include: new()
        {
            Sections = true,
        }, ct: Ct))!.Sections.Count.ShouldBe(2);
        (await Db.Article.FindUnique(id: 1, and: new() { Matches = a => a.Tenant > 1 | a.Title == "a" }, ct: Ct))
            .ShouldNotBeNull();
        (await Db.Article.FindUnique(id: 1, and: new(), ct: Ct)).ShouldNotBeNull();
        (await Db.Article.Select(a => a.Slug).FindUnique(1, and: s_mine, ct: Ct)).ShouldBe("a");
        (await Db.Article.Select(a => a.Slug).FindUnique(1, and: s_others, ct: Ct)).ShouldBeNull();
        await Missing(() => Db.Article.FindUniqueOrThrow(id: 1, and: s_others, ct: Ct), "findUniqueOrThrow");
        await Missing(() => Db.Article.Select(a => a.Slug).FindUniqueOrThrow(1, and: s_others, ct: Ct),
            "findUniqueOrThrow");
    }

    [Fact]
    public async Task Writes_change_the_row_that_meets_them_only()
    {
        await Articles();
        var all = await All();
        var sections = new ArticleInclude { Sections = true };
        await Missing(() => Db.Article.Update(1, new() { Title = "x" }, and: s_others, ct: Ct), "update");
        await Missing(() => Db.Article.Update(1, new(), and: s_others, ct: Ct), "update");
        await Missing(() => Db.Article.Update(1, new() { Sections = { DeleteMany = [new()] } }, and: s_others, ct: Ct),
            "update");
        (await Db.Article.UpdateOrDefault(1, new() { Title = "x" }, sections, s_others, Ct)).ShouldBeNull();
        await Missing(() => Db.Article.Delete(1, and: s_others, ct: Ct), "delete");
        (await Db.Article.DeleteOrDefault(1, sections, s_others, Ct)).ShouldBeNull();
        (await Db.Article.Select(a => a.Id).UpdateOrDefault(1, new() { Title = "x" }, s_others, Ct)).ShouldBe(0);
        (await Db.Article.Select(a => a.Id).DeleteOrDefault(1, s_others, Ct)).ShouldBe(0);
        await Should.ThrowAsync<UniqueConstraintException>(() => Db.Article.Upsert(new(slug: "a"),
            new() { Slug = "a", Title = "new" }, new() { Title = "x" }, and: s_others, ct: Ct));
        (await All()).ShouldBe(all);

        (await Db.Article.Update(new(slug: "a") { And = { Tenant = 1 } }, new() { Title = "1" }, ct: Ct)).Title
            .ShouldBe("1");
        (await Db.Article.Update(1, new() { Title = "2" }, sections, s_mine, Ct)).Sections.Count.ShouldBe(2);
        (await Db.Article.Update(1, new() { Title = "3", Sections = { Create = [new() { Heading = "3" }] } },
            and: s_mine, ct: Ct)).Title.ShouldBe("3");
        (await Db.Article.Upsert(1, new() { Slug = "x", Title = "x" }, new() { Title = "4" }, and: s_mine, ct: Ct))
            .Title.ShouldBe("4");
        (await Db.Article.Upsert(1, new() { Slug = "new", Title = "new" }, new() { Title = "5" }, and: s_others,
            ct: Ct)).Slug.ShouldBe("new");
        await Db.Section.DeleteMany(new() { ArticleId = 1 }, ct: Ct);
        (await Db.Article.Delete(1, sections, s_mine, Ct)).Title.ShouldBe("4");
    }

    [Fact]
    public async Task Keys_in_nested_writes_can_have_them()
    {
        await Articles();
        await Db.Label.CreateMany([new() { Name = "x" }, new() { Name = "y", Hidden = true }], ct: Ct);
        var all = await All();
        foreach (var data in new ArticleUpdate[]
        {
            new() { Labels = { Connect = [new(name: "y") { And = { Hidden = false } }] } },
            new() { Labels = { Set = [new(name: "y") { And = { Hidden = false } }] } },
            new() { Sections = { Connect = [new(id: 3) { And = { Heading = "no" } }] } },
            new() { Sections = { Set = [1, new(id: 2) { And = { Heading = "no" } }] } },
            new() { Sections = { Delete = [new(id: 1) { And = { Heading = "no" } }] } },
            new() { Sections = { Update = [new() { Where = new(id: 1) { And = { Heading = "no" } },
                Data = new() { Heading = "x" } }] } },
        })
            await Should.ThrowAsync<RecordNotFoundException>(() => Db.Article.Update(1, data, ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Section.Create(
            new() { Heading = "x", Article = { Connect = new(id: 2) { And = s_mine } } }, ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Section.Update(1,
            new() { Article = { Connect = new(id: 2) { And = s_mine } } }, ct: Ct));
        await Db.Article.Update(1, new()
        {
            Sections = { Disconnect = [new(id: 1) { And = { Heading = "no" } }] },
            Labels = { Disconnect = [new(name: "x") { And = { Hidden = true } }] },
        }, ct: Ct);
        (await All()).ShouldBe(all);
        (await Db.Section.Count(new() { ArticleId = 1 }, ct: Ct)).ShouldBe(2);

        var article = await Db.Article.Update(1, new()
        {
            Labels =
            {
                Connect = [new(name: "x") { And = { Hidden = false } }],
                ConnectOrCreate = [new() { Where = new(id: 2) { And = { Hidden = false } },
                    Create = new() { Name = "z" } }],
            },
            Sections =
            {
                Upsert = [new() { Where = new(id: 1) { And = { Heading = "no" } },
                    Create = new() { Heading = "made" }, Update = new() { Heading = "x" } }],
                Disconnect = [new(id: 2) { And = { Heading = "2" } }],
            },
        }, new() { Labels = true, Sections = true }, ct: Ct);
        article.Labels.Select(l => l.Name).Order().ShouldBe(["x", "z"]);
        article.Sections.Select(s => s.Heading).Order().ShouldBe(["1", "made"]);
        (await Db.Section.Create(new() { Heading = "c", Article = { Connect = new(id: 1) { And = s_mine } } }, ct: Ct))
            .ArticleId.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_have_them_says_so()
    {
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Article.FindMany(
            cursor: new(id: 1) { And = { Tenant = 1 } }, ct: Ct))).Message.ShouldStartWith("A cursor is a key alone");
        Should.Throw<InvalidQueryException>(() => new ArticleUnique(id: 1) { And = null! }).Message
            .ShouldBe("And is null, but a value is needed there.");
    }

    private async Task Articles()
    {
        await Db.Article.Create(new()
        {
            Slug = "a", Title = "a", Sections = { Create = [new() { Heading = "1" }, new() { Heading = "2" }] },
        }, ct: Ct);
        await Db.Article.Create(new()
        {
            Slug = "b", Title = "b", Tenant = 2, Sections = { Create = [new() { Heading = "3" }] },
        }, ct: Ct);
    }

    private async Task<IReadOnlyList<Article>> All() =>
        await Db.Article.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);

    private static async Task Missing<T>(Func<Task<T>> call, string verb)
    {
        var error = await Should.ThrowAsync<RecordNotFoundException>(call);
        (error.Code, error.Model, error.Where).ShouldBe(("P2025", "Article", "id"));
        error.Message.ShouldBe($"No Article was found for {verb} by id with the further conditions.");
    }
}
