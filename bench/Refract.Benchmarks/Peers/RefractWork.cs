using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Peers;

/// <summary>Refract, as its users write it.</summary>
internal sealed class RefractWork : Work
{
    private readonly BenchDb _db;
    private readonly (string Kind, string Payload, int Amount)[] _events = [.. Enumerable.Range(0, 10_000).Select(n => ("kind" + (n % 10), "payload of event " + n, n))];

    public RefractWork(string url)
    {
        var db = _db = BenchDb.Connect(url);
        Cases["findUnique-id"] = async i => Of((await db.User.FindUnique(id: UserId(i)))!);
        Cases["findUnique-email"] = async i => Of((await db.User.FindUnique(email: Email(i)))!);
        Cases["findFirst"] = async i => Of((await db.Post.FindFirst(where: new() { AuthorId = UserId(i), Published = true }, orderBy: new() { Views = Sort.Desc }))!);
        Cases["findMany-100"] = async i => Of(await db.Post.FindMany(where: new() { Published = true, Views = { Gte = 100 + (i % 50) } }, orderBy: new() { Views = Sort.Desc, Id = Sort.Asc }, take: 100));
        Cases["findMany-10000"] = async _ => Of(await db.Post.FindMany());
        Cases["include-1-10"] = async i => OfDeep((await db.User.FindUnique(email: Email(i), include: new() { Posts = true }))!);
        Cases["include-50-500"] = async i => OfDeep(await db.User.FindMany(where: new() { Id = { Gt = UserPage(i) } }, orderBy: new() { Id = Sort.Asc }, take: 50, include: new() { Posts = true }));
        Cases["include-50-500-1500"] = async i => OfDeep(await db.User.FindMany(where: new() { Id = { Gt = UserPage(i) } }, orderBy: new() { Id = Sort.Asc }, take: 50,
            include: new() { Posts = { Include = { Comments = true } } }));
        Cases["include-to-one-100"] = async i => WithAuthors(await db.Post.FindMany(where: new() { Id = { Gt = PostPage(i) } }, orderBy: new() { Id = Sort.Asc }, take: 100, include: new() { Author = true }));
        Cases["include-m2m-100"] = async i => Of(await db.Post.FindMany(where: new() { Id = { Gt = PostPage(i) } }, orderBy: new() { Id = Sort.Asc }, take: 100, include: new() { Tags = true }));
        Cases["filter-some"] = async i => Of(await db.User.FindMany(where: new() { Posts = { Some = { Views = { Gt = 900 + (i % 50) } } } }, orderBy: new() { Id = Sort.Asc }, take: 20));
        Cases["count"] = async i => await db.Post.Count(new() { Published = true, Views = { Gte = i % 500 } });
        Cases["create"] = async i => (await db.Post.Create(new() { Title = "New " + i, Content = "created by the benchmark", AuthorId = UserId(i) })).Title.Length;
        Cases["nested-create-1-10"] = async i =>
        {
            var posts = new PostCreate[10];
            for (var n = 0; n < posts.Length; n++) posts[n] = new() { Title = "Post " + n, Content = "nested" };
            var user = await db.User.Create(new() { Email = NewEmail(i), Name = "Bench", Posts = { Create = posts } }, include: new() { Posts = true });
            return user.Posts.Count;
        };
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = async i => (await db.Post.Update(where: new(id: PostId(i)), data: new() { Title = "Renamed " + (i % 10) })).Title.Length;
        Cases["increment"] = async i => (await db.Post.Update(where: new(id: PostId(i)), data: new() { Views = { Increment = 1 } })).Id;
        Cases["upsert"] = async i => (await db.Tag.Upsert(where: new(name: TagName(i)), create: new() { Name = TagName(i) }, update: new() { Name = TagName(i) })).Id;
        Cases["delete"] = async i =>
        {
            var comment = await db.Comment.Create(new() { Text = "soon gone", PostId = PostId(i), AuthorId = UserId(i) });
            return (await db.Comment.Delete(where: new(id: comment.Id))).Text.Length;
        };
        Cases["transaction-3"] = async i => await db.Transaction(async tx =>
        {
            var post = await tx.Post.FindUniqueOrThrow(id: PostId(i));
            await tx.Post.Update(where: new(id: post.Id), data: new() { Views = { Increment = 1 } });
            await tx.Comment.Create(new() { Text = "tx", PostId = post.Id, AuthorId = post.AuthorId });
            return (long)post.Id;
        });
    }

    public override ValueTask DisposeAsync() => _db.DisposeAsync();

    private static long Of(User user) => user.Id + user.Email.Length;

    private static long Of(IReadOnlyList<User> users)
    {
        long sum = 0;
        foreach (var user in users) sum += Of(user);
        return sum;
    }

    private static long Of(Post post)
    {
        long sum = post.Id + post.Title.Length + (post.Content?.Length ?? 0);
        if (post.Loaded.Comments)
            foreach (var comment in post.Comments) sum += comment.Id + comment.Text.Length;
        if (post.Loaded.Tags)
            foreach (var tag in post.Tags) sum += tag.Id;
        return sum;
    }

    private static long Of(IReadOnlyList<Post> posts)
    {
        long sum = 0;
        foreach (var post in posts) sum += Of(post);
        return sum;
    }

    private static long WithAuthors(IReadOnlyList<Post> posts)
    {
        var sum = Of(posts);
        foreach (var post in posts) sum += post.Author!.Id;
        return sum;
    }

    private static long OfDeep(User user) => Of(user) + Of(user.Posts);

    private static long OfDeep(IReadOnlyList<User> users)
    {
        long sum = 0;
        foreach (var user in users) sum += OfDeep(user);
        return sum;
    }

    private async ValueTask<long> CreateMany(int count)
    {
        var rows = new EventCreate[count];
        for (var n = 0; n < count; n++) rows[n] = new() { Kind = _events[n].Kind, Payload = _events[n].Payload, Amount = _events[n].Amount };
        return await _db.Event.CreateMany(rows);
    }
}
