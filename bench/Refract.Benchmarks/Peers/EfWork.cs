using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// EF Core without tracking for reads, in each of its <see cref="EfMode"/>s. Related lists are loaded by split queries, except where the mode says otherwise.
/// </summary>
internal sealed class EfWork : Work
{
    private readonly IDbContextFactory<PeerContext> _factory;
    private readonly EfCompiled _compiled = new();
    private readonly EventRow[] _events = [.. Enumerable.Range(0, 10_000).Select(n => new EventRow { Kind = "kind" + (n % 10), Payload = "payload of event " + n, Amount = n })];

    public EfWork(DbContextOptions<PeerContext> options, EfMode mode)
    {
        _factory = mode == EfMode.Plain ? new PlainFactory(options) : new PooledDbContextFactory<PeerContext>(options);
        if (mode == EfMode.CompiledSingle)
        {
            Includes(_compiled.Single);
            return;
        }

        if (mode == EfMode.Compiled)
        {
            Cases["findUnique-id"] = i => With(async db => Sums.Of((await _compiled.UserById(db, UserId(i)))!));
            Cases["findUnique-email"] = i => With(async db => Sums.Of((await _compiled.UserByEmail(db, Email(i)))!));
            Cases["findFirst"] = i => With(async db => Sums.Of((await _compiled.FirstPost(db, UserId(i)))!));
            Cases["findMany-100"] = i => With(async db => Sums.Of(await Listed(_compiled.Posts100(db, 100 + (i % 50)))));
            Cases["findMany-10000"] = _ => With(async db => Sums.Of(await Listed(_compiled.AllPosts(db))));
            Cases["count"] = i => With(async db => await _compiled.CountPosts(db, i % 500));
            Cases["filter-some"] = i => With(async db => Sums.Of(await Listed(_compiled.PopularUsers(db, 900 + (i % 50)))));
            Cases["include-to-one-100"] = i => With(async db => Sums.WithAuthors(await Listed(_compiled.PostsWithAuthor(db, PostPage(i)))));
            Includes(_compiled.Split);
            return;
        }

        Cases["findUnique-id"] = i => With(async db => { var id = UserId(i); return Sums.Of((await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id))!); });
        Cases["findUnique-email"] = i => With(async db => { var email = Email(i); return Sums.Of((await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Email == email))!); });
        Cases["findFirst"] = i => With(async db =>
        {
            var author = UserId(i);
            return Sums.Of((await db.Posts.AsNoTracking().Where(post => post.AuthorId == author && post.Published).OrderByDescending(post => post.Views).FirstOrDefaultAsync())!);
        });
        Cases["findMany-100"] = i => With(async db =>
        {
            var views = 100 + (i % 50);
            return Sums.Of(await db.Posts.AsNoTracking().Where(post => post.Published && post.Views >= views).OrderByDescending(post => post.Views).ThenBy(post => post.Id).Take(100).ToListAsync());
        });
        Cases["findMany-10000"] = _ => With(async db => Sums.Of(await db.Posts.AsNoTracking().ToListAsync()));
        Cases["include-1-10"] = i => With(async db => { var email = Email(i); return Sums.Of((await db.Users.AsNoTracking().Include(user => user.Posts).FirstOrDefaultAsync(user => user.Email == email))!); });
        Cases["include-50-500"] = i => With(async db =>
        {
            var from = UserPage(i);
            return Sums.Of(await db.Users.AsNoTracking().Include(user => user.Posts).Where(user => user.Id > from).OrderBy(user => user.Id).Take(50).AsSplitQuery().ToListAsync());
        });
        Cases["include-50-500-1500"] = i => With(async db =>
        {
            var from = UserPage(i);
            var page = db.Users.AsNoTracking().Include(user => user.Posts).ThenInclude(post => post.Comments).Where(user => user.Id > from).OrderBy(user => user.Id).Take(50);
            return Sums.Of(await page.AsSplitQuery().ToListAsync());
        });
        Cases["include-to-one-100"] = i => With(async db =>
        {
            var from = PostPage(i);
            return Sums.WithAuthors(await db.Posts.AsNoTracking().Include(post => post.Author).Where(post => post.Id > from).OrderBy(post => post.Id).Take(100).ToListAsync());
        });
        Cases["include-m2m-100"] = i => With(async db =>
        {
            var from = PostPage(i);
            return Sums.Of(await db.Posts.AsNoTracking().Include(post => post.Tags).Where(post => post.Id > from).OrderBy(post => post.Id).Take(100).AsSplitQuery().ToListAsync());
        });
        Cases["filter-some"] = i => With(async db =>
        {
            var views = 900 + (i % 50);
            return Sums.Of(await db.Users.AsNoTracking().Where(user => user.Posts.Any(post => post.Views > views)).OrderBy(user => user.Id).Take(20).ToListAsync());
        });
        Cases["count"] = i => With(async db => { var views = i % 500; return await db.Posts.CountAsync(post => post.Published && post.Views >= views); });
        Cases["create"] = i => With(async db =>
        {
            var post = new PostRow { Title = "New " + i, Content = "created by the benchmark", CreatedAt = Now(), AuthorId = UserId(i) };
            db.Add(post);
            await db.SaveChangesAsync();
            return post.Title.Length;
        });
        Cases["nested-create-1-10"] = i => With(async db =>
        {
            var user = new UserRow { Email = NewEmail(i), Name = "Bench", CreatedAt = Now() };
            for (var n = 0; n < 10; n++) user.Posts.Add(new() { Title = "Post " + n, Content = "nested", CreatedAt = Now() });
            db.Add(user);
            await db.SaveChangesAsync();
            return user.Posts.Count;
        });
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = i => With(async db =>
        {
            var id = PostId(i);
            var post = await db.Posts.FirstAsync(row => row.Id == id);
            post.Title = "Renamed " + (i % 10);
            await db.SaveChangesAsync();
            return post.Title.Length;
        });
        Cases["increment"] = i => With(async db =>
        {
            var id = PostId(i);
            await db.Posts.Where(post => post.Id == id).ExecuteUpdateAsync(set => set.SetProperty(post => post.Views, post => post.Views + 1));
            return id;
        });
        Cases["upsert"] = i => With(async db =>
        {
            var name = TagName(i);
            var tag = await db.Tags.FirstOrDefaultAsync(row => row.Name == name);
            if (tag is null) db.Add(tag = new() { Name = name });
            else db.Entry(tag).Property(row => row.Name).IsModified = true;
            await db.SaveChangesAsync();
            return tag.Id;
        });
        Cases["delete"] = i => With(async db =>
        {
            var comment = new CommentRow { Text = "soon gone", CreatedAt = Now(), PostId = PostId(i), AuthorId = UserId(i) };
            db.Add(comment);
            await db.SaveChangesAsync();
            db.Remove(comment);
            await db.SaveChangesAsync();
            return comment.Text.Length;
        });
        Cases["transaction-3"] = i => With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var id = PostId(i);
            var post = await db.Posts.AsNoTracking().FirstAsync(row => row.Id == id);
            await db.Posts.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Views, row => row.Views + 1));
            db.Add(new CommentRow { Text = "tx", CreatedAt = Now(), PostId = post.Id, AuthorId = post.AuthorId });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return post.Id;
        });
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Includes(EfIncludes queries)
    {
        Cases["include-1-10"] = i => With(async db => Sums.Of((await queries.UserWithPosts(db, Email(i)))!));
        Cases["include-50-500"] = i => With(async db => Sums.Of(await Listed(queries.UsersWithPosts(db, UserPage(i)))));
        Cases["include-50-500-1500"] = i => With(async db => Sums.Of(await Listed(queries.UsersWithComments(db, UserPage(i)))));
        Cases["include-m2m-100"] = i => With(async db => Sums.Of(await Listed(queries.PostsWithTags(db, PostPage(i)))));
    }

    private static DateTime Now() => DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified);

    private static async ValueTask<List<T>> Listed<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }

    private ValueTask<long> CreateMany(int count) => With(async db =>
    {
        var now = Now();
        db.AddRange(_events.Take(count).Select(row => new EventRow { Kind = row.Kind, Payload = row.Payload, Amount = row.Amount, CreatedAt = now }));
        return await db.SaveChangesAsync();
    });

    private async ValueTask<long> With(Func<PeerContext, Task<long>> work)
    {
        await using var db = await _factory.CreateDbContextAsync();
        return await work(db);
    }

    private sealed class PlainFactory(DbContextOptions<PeerContext> options) : IDbContextFactory<PeerContext>
    {
        public PeerContext CreateDbContext() => new(options);
    }
}
