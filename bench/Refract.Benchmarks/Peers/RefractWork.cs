using Refract.Benchmarks.Data;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Peers;

/// <summary>Refract, as its users write it.</summary>
internal sealed class RefractWork : Work
{
    private readonly BenchDb _db;

    /// <summary>A client as its users make it; for a far server they ask for as few trips as possible.</summary>
    public RefractWork(string url, bool isFar)
    {
        var db = _db = BenchDb.Connect(url,
            options => options.RelationLoadStrategy = isFar
                ? RelationLoadStrategy.OneTrip : RelationLoadStrategy.EachDepth);
        Cases["findUnique-id"] = async i => (await db.User.FindUnique(id: UserId(i)))!;
        Cases["findUnique-email"] = async i => (await db.User.FindUnique(email: Email(i)))!;
        Cases["findFirst"] = async i =>
            (await db.Post.FindFirst(where: new() { AuthorId = UserId(i), Published = true },
                orderBy: new() { Views = Sort.Desc }))!;
        Cases["findMany-100"] = async i =>
            await db.Post.FindMany(where: new() { Published = true, Views = { Gte = 100 + (i % 50) } },
                orderBy: new() { Views = Sort.Desc, Id = Sort.Asc }, take: 100);
        Cases["findMany-10000"] = async _ => await db.Post.FindMany();
        Cases["include-1-10"] = async i =>
            (await db.User.FindUnique(email: Email(i), include: new() { Posts = true }))!;
        Cases["include-50-500"] = async i =>
            await db.User.FindMany(where: new() { Id = { Gt = UserPage(i) } }, orderBy: new() { Id = Sort.Asc },
                take: 50, include: new() { Posts = true });
        Cases["include-50-500-1500"] = async i =>
            await db.User.FindMany(where: new() { Id = { Gt = UserPage(i) } }, orderBy: new() { Id = Sort.Asc },
                take: 50,
                include: new() { Posts = { Include = { Comments = true } } });
        Cases["include-to-one-100"] = async i =>
            await db.Post.FindMany(where: new() { Id = { Gt = PostPage(i) } }, orderBy: new() { Id = Sort.Asc },
                take: 100, include: new() { Author = true });
        Cases["include-m2m-100"] = async i =>
            await db.Post.FindMany(where: new() { Id = { Gt = PostPage(i) } }, orderBy: new() { Id = Sort.Asc },
                take: 100, include: new() { Tags = true });
        Cases["filter-some"] = async i =>
            await db.User.FindMany(where: new() { Posts = { Some = { Views = { Gt = 900 + (i % 50) } } } },
                orderBy: new() { Id = Sort.Asc }, take: 20);
        Cases["count"] = async i => await db.Post.Count(new() { Published = true, Views = { Gte = i % 500 } });
        Cases["sum"] = async i =>
            (await db.Post.Sum(post => post.Views, new() { Published = true, Views = { Gte = i % 500 } }))!.Value;
        Cases["group-100"] = async i =>
            await db.Post.GroupBy(post => post.AuthorId, new() { Published = true, Views = { Gte = i % 500 } })
                .OrderBy(g => g.Sum(post => post.Views).Desc, g => g.Key(post => post.AuthorId).Asc).Take(100)
                .Select(g => new PostLine
                {
                    Id = g.Key, Title = g.Max(post => post.Title), Views = (int)g.Sum(post => post.Views),
                })
                .FindMany();
        Cases["batch-10"] = async i =>
            await db.Batch(b => Enumerable.Range(0, 10).Select(n => b.User.FindUniqueOrThrow(id: UserId(i + n))));
        Cases["json-path-10"] = async i =>
            await db.Item.Select(item => new PostLine { Id = item.Id, Title = item.Code, Views = item.Amount })
                .FindMany(where: new() { Meta = { Path = ["kind", "level"], Equals = Level(i) } },
                    orderBy: new() { Id = Sort.Asc });
        Cases["upsertMany-1000"] = async i => await db.Item.UpsertMany(
            ItemsOf(i).Select(item => new ItemCreate { Code = item.Code, Amount = item.Amount }),
            by: [ItemScalar.Code]);
        Cases["select-100"] = async i =>
            await db.Post.Select(post => new PostLine { Id = post.Id, Title = post.Title, Views = post.Views })
                .FindMany(where: new() { Published = true, Views = { Gte = 100 + (i % 50) } },
                    orderBy: new() { Views = Sort.Desc, Id = Sort.Asc }, take: 100);
        Cases["select-10000"] = async _ =>
            await db.Post.Select(post => new PostLine { Id = post.Id, Title = post.Title, Views = post.Views })
                .FindMany();
        Cases["sql-1"] = async i => await db.QueryRawFirst<PostLine>(
            $"""SELECT "id", "title", "views" FROM "Post" WHERE "id" = {PostId(i)}""");
        Cases["sql-100"] = async i => await db.QueryRaw<PostLine>($"""
            SELECT "id", "title", "views" FROM "Post" WHERE "published" = true AND "views" >= {100 + (i % 50)}
            ORDER BY "views" DESC, "id" ASC LIMIT 100
            """);
        Cases["select-50-500"] = async i =>
            await db.User.Select(user => new UserTitles(user.Id, user.Name, user.Posts.Select(post => post.Title)))
                .FindMany(where: new() { Id = { Gt = UserPage(i) } }, orderBy: new() { Id = Sort.Asc }, take: 50);
        Cases["create"] = async i =>
            await db.Post.Create(
                new() { Title = "New " + i, Content = "created by the benchmark", AuthorId = UserId(i) });
        Cases["nested-create-1-10"] = async i =>
        {
            var posts = new PostCreate[10];
            for (var n = 0; n < posts.Length; n++) posts[n] = new() { Title = "Post " + n, Content = "nested" };
            return await db.User.Create(new() { Email = NewEmail(i), Name = "Bench", Posts = { Create = posts } },
                include: new() { Posts = true });
        };
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = async i =>
            await db.Post.Update(where: new(id: PostId(i)), data: new() { Title = "Renamed " + (i % 10) });
        Cases["increment"] = async i =>
            await db.Post.Update(where: new(id: PostId(i)), data: new() { Views = { Increment = 1 } });
        Cases["upsert"] = async i =>
            await db.Tag.Upsert(where: new(name: TagName(i)), create: new() { Name = TagName(i) },
                update: new() { Name = TagName(i) });
        Cases["delete"] = async i => await db.Comment.Delete(where: new(id: DoomedId(i)));
        Cases["transaction-3"] = async i => await db.Transaction(async tx =>
        {
            var post = await tx.Post.FindUniqueOrThrow(id: PostId(i));
            await tx.Post.Update(where: new(id: post.Id), data: new() { Views = { Increment = 1 } });
            await tx.Comment.Create(new() { Text = "tx", PostId = post.Id, AuthorId = post.AuthorId });
            return post;
        });
    }

    public override ValueTask DisposeAsync() => _db.DisposeAsync();

    private async ValueTask<object> CreateMany(int count)
    {
        var rows = new EventCreate[count];
        for (var n = 0; n < count; n++)
            rows[n] = new() { Kind = Events[n].Kind, Payload = Events[n].Payload, Amount = Events[n].Amount };
        return await _db.Event.CreateMany(rows);
    }
}
