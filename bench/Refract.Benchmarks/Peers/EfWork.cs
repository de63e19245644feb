using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// EF Core without tracking for reads, in each of its <see cref="EfMode"/>s. Related lists are loaded by split queries,
/// except where the mode says otherwise.
/// </summary>
internal sealed class EfWork : Work
{
    private readonly IDbContextFactory<PeerContext> _factory;
    private readonly EfCompiled _compiled = new();
    private readonly Func<ValueTask> _release;

    /// <param name="options">Where the data is.</param>
    /// <param name="mode">Which of EF Core's ways.</param>
    /// <param name="release">Closes what the options hold, such as a pool of connections.</param>
    public EfWork(DbContextOptions<PeerContext> options, EfMode mode, Func<ValueTask> release)
    {
        _release = release;
        _factory = mode == EfMode.Plain ? new PlainFactory(options) : new PooledDbContextFactory<PeerContext>(options);
        switch (mode)
        {
            case EfMode.Compiled:
                CompiledReads();
                Includes(_compiled.Split);
                break;
            case EfMode.CompiledSingle:
                Includes(_compiled.Single);
                break;
            default:
                Reads();
                Writes();
                break;
        }
    }

    public override ValueTask DisposeAsync() => _release();

    private void CompiledReads()
    {
        Cases["findUnique-id"] = i => With(async db => (await _compiled.UserById(db, UserId(i)))!);
        Cases["findUnique-email"] = i => With(async db => (await _compiled.UserByEmail(db, Email(i)))!);
        Cases["findFirst"] = i => With(async db => (await _compiled.FirstPost(db, UserId(i)))!);
        Cases["findMany-100"] = i => With(async db => await Listed(_compiled.Posts100(db, 100 + (i % 50))));
        Cases["findMany-10000"] = _ => With(async db => await Listed(_compiled.AllPosts(db)));
        Cases["count"] = i => With(async db => await _compiled.CountPosts(db, i % 500));
        Cases["filter-some"] = i => With(async db => await Listed(_compiled.PopularUsers(db, 900 + (i % 50))));
        Cases["include-to-one-100"] = i => With(async db => await Listed(_compiled.PostsWithAuthor(db, PostPage(i))));
    }

    private void Includes(EfIncludes queries)
    {
        Cases["include-1-10"] = i => With(async db => (await queries.UserWithPosts(db, Email(i)))!);
        Cases["include-50-500"] = i => With(async db => await Listed(queries.UsersWithPosts(db, UserPage(i))));
        Cases["include-50-500-1500"] = i => With(async db => await Listed(queries.UsersWithComments(db, UserPage(i))));
        Cases["include-m2m-100"] = i => With(async db => await Listed(queries.PostsWithTags(db, PostPage(i))));
    }

    private void Reads()
    {
        Cases["findUnique-id"] = i =>
            With(async db =>
                { var id = UserId(i); return (await db.Users.AsNoTracking()
                    .FirstOrDefaultAsync(user => user.Id == id))!; });
        Cases["findUnique-email"] = i =>
            With(async db =>
                { var email = Email(i); return (await db.Users.AsNoTracking()
                    .FirstOrDefaultAsync(user => user.Email == email))!; });
        Cases["findFirst"] = i => With(async db =>
        {
            var author = UserId(i);
            return (await db.Posts.AsNoTracking().Where(post => post.AuthorId == author && post.Published)
                .OrderByDescending(post => post.Views).FirstOrDefaultAsync())!;
        });
        Cases["findMany-100"] = i => With(async db =>
        {
            var views = 100 + (i % 50);
            return await db.Posts.AsNoTracking().Where(post => post.Published && post.Views >= views)
                .OrderByDescending(post => post.Views).ThenBy(post => post.Id).Take(100).ToListAsync();
        });
        Cases["findMany-10000"] = _ => With(async db => await db.Posts.AsNoTracking().ToListAsync());
        Cases["sum"] = i => With(async db =>
        {
            var views = i % 500;
            return await db.Posts.Where(post => post.Published && post.Views >= views)
                .SumAsync(post => (long)post.Views);
        });
        Cases["group-100"] = i => With(async db =>
        {
            var views = i % 500;
            return await db.Posts.Where(post => post.Published && post.Views >= views).GroupBy(post => post.AuthorId)
                .Select(group => new PostLine
                {
                    Id = group.Key, Title = group.Max(post => post.Title)!, Views = group.Sum(post => post.Views),
                })
                .OrderByDescending(line => line.Views).ThenBy(line => line.Id).Take(100).ToListAsync();
        });
        Cases["json-path-10"] = i => With(async db =>
        {
            var level = Level(i);
            return await db.Items.Where(item => item.Meta.Kind.Level == level).OrderBy(item => item.Id)
                .Select(item => new PostLine { Id = item.Id, Title = item.Code, Views = item.Amount }).ToListAsync();
        });
        Cases["select-100"] = i => With(async db =>
        {
            var views = 100 + (i % 50);
            return await db.Posts.Where(post => post.Published && post.Views >= views)
                .OrderByDescending(post => post.Views).ThenBy(post => post.Id).Take(100)
                .Select(post => new PostLine { Id = post.Id, Title = post.Title, Views = post.Views }).ToListAsync();
        });
        Cases["select-10000"] = _ => With(async db =>
            await db.Posts.Select(post => new PostLine { Id = post.Id, Title = post.Title, Views = post.Views })
                .ToListAsync());
        Cases["sql-1"] = i => With(async db =>
        {
            var id = PostId(i);
            return (await db.Database.SqlQuery<PostLine>(
                $"""SELECT "id" AS "Id", "title" AS "Title", "views" AS "Views" FROM "Post" WHERE "id" = {id}""")
                .ToListAsync())[0];
        });
        Cases["batch-10"] = i => With(async db =>
        {
            var users = new List<UserRow>(10);
            for (var n = 0; n < 10; n++)
            {
                var id = UserId(i + n);
                users.Add(await db.Users.FirstAsync(user => user.Id == id));
            }

            return users;
        });
        Cases["sql-100"] = i => With(async db =>
        {
            var views = 100 + (i % 50);
            return await db.Database.SqlQuery<PostLine>($"""
                SELECT "id" AS "Id", "title" AS "Title", "views" AS "Views" FROM "Post"
                WHERE "published" = true AND "views" >= {views} ORDER BY "views" DESC, "id" ASC LIMIT 100
                """).ToListAsync();
        });
        Cases["select-50-500"] = i => With(async db =>
        {
            var from = UserPage(i);
            return await db.Users.Where(user => user.Id > from).OrderBy(user => user.Id).Take(50)
                .Select(user => new UserTitles(user.Id, user.Name, user.Posts.Select(post => post.Title).ToList()))
                .AsSplitQuery().ToListAsync();
        });
        Cases["include-1-10"] = i =>
            With(async db =>
                { var email = Email(i); return (await db.Users.AsNoTracking().Include(user => user.Posts)
                    .FirstOrDefaultAsync(user => user.Email == email))!; });
        Cases["include-50-500"] = i => With(async db =>
        {
            var from = UserPage(i);
            return await db.Users.AsNoTracking().Include(user => user.Posts).Where(user => user.Id > from)
                .OrderBy(user => user.Id).Take(50).AsSplitQuery().ToListAsync();
        });
        Cases["include-50-500-1500"] = i => With(async db =>
        {
            var from = UserPage(i);
            var page = db.Users.AsNoTracking().Include(user => user.Posts).ThenInclude(post => post.Comments)
                .Where(user => user.Id > from).OrderBy(user => user.Id).Take(50);
            return await page.AsSplitQuery().ToListAsync();
        });
        Cases["include-to-one-100"] = i => With(async db =>
        {
            var from = PostPage(i);
            return await db.Posts.AsNoTracking().Include(post => post.Author).Where(post => post.Id > from)
                .OrderBy(post => post.Id).Take(100).ToListAsync();
        });
        Cases["include-m2m-100"] = i => With(async db =>
        {
            var from = PostPage(i);
            return await db.Posts.AsNoTracking().Include(post => post.Tags).Where(post => post.Id > from)
                .OrderBy(post => post.Id).Take(100).AsSplitQuery().ToListAsync();
        });
        Cases["filter-some"] = i => With(async db =>
        {
            var views = 900 + (i % 50);
            return await db.Users.AsNoTracking().Where(user => user.Posts.Any(post => post.Views > views))
                .OrderBy(user => user.Id).Take(20).ToListAsync();
        });
        Cases["count"] = i =>
            With(async db =>
                { var views = i % 500; return await db.Posts.CountAsync(
                    post => post.Published && post.Views >= views); });
    }

    private void Writes()
    {
        Cases["create"] = i => With(async db =>
        {
            var post = new PostRow { Title = "New " + i, Content = "created by the benchmark", CreatedAt = UtcNow(),
                AuthorId = UserId(i) };
            db.Add(post);
            await db.SaveChangesAsync();
            return post;
        });
        Cases["nested-create-1-10"] = i => With(async db =>
        {
            var now = UtcNow();
            var user = new UserRow { Email = NewEmail(i), Name = "Bench", CreatedAt = now };
            for (var n = 0; n < 10; n++)
                user.Posts.Add(new() { Title = "Post " + n, Content = "nested", CreatedAt = now });
            db.Add(user);
            await db.SaveChangesAsync();
            return user;
        });
        Cases["createMany-1000"] = _ => CreateMany(1_000);
        Cases["createMany-10000"] = _ => CreateMany(10_000);
        Cases["update"] = i => With(async db =>
        {
            var (id, title) = (PostId(i), "Renamed " + (i % 10));
            return NoRow.After(
                await db.Posts.Where(post => post.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(post => post.Title, title)));
        });
        Cases["increment"] = i => With(async db =>
        {
            var id = PostId(i);
            return NoRow.After(
                await db.Posts.Where(post => post.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(post => post.Views, post => post.Views + 1)));
        });
        Cases["upsert"] = i => With(async db =>
        {
            var name = TagName(i);
            if (await db.Tags.Where(tag => tag.Name == name)
                .ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Name, name)) is > 0 and var affected)
                return NoRow.After(affected);
            var tag = new TagRow { Name = name };
            db.Add(tag);
            await db.SaveChangesAsync();
            return tag;
        });
        Cases["upsertMany-1000"] = i => With(async db =>
        {
            // EF Core has no upsert: the rows that are there are read and changed, the others added.
            var amounts = ItemsOf(i).ToDictionary(item => item.Code, item => item.Amount);
            foreach (var item in await db.Items.Where(item => amounts.Keys.Contains(item.Code)).ToListAsync())
                if (amounts.Remove(item.Code, out var amount)) item.Amount = amount;
            db.AddRange(amounts.Select(item => new ItemRow { Code = item.Key, Amount = item.Value }));
            await db.SaveChangesAsync();
            // It counts those that changed; the rows that were given are a thousand.
            return 1_000;
        });
        Cases["delete"] = i => With(async db =>
        {
            var id = DoomedId(i);
            return NoRow.After(await db.Comments.Where(comment => comment.Id == id).ExecuteDeleteAsync());
        });
        Cases["transaction-3"] = i => With(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var id = PostId(i);
            var post = await db.Posts.AsNoTracking().FirstAsync(row => row.Id == id);
            await db.Posts.Where(row => row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Views, row => row.Views + 1));
            db.Add(new CommentRow { Text = "tx", CreatedAt = UtcNow(), PostId = post.Id, AuthorId = post.AuthorId });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return post;
        });
    }

    private static async ValueTask<List<T>> Listed<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }

    private ValueTask<object> CreateMany(int count) => With(async db =>
    {
        var now = UtcNow();
        db.AddRange(
            Events.Take(count)
                .Select(row =>
                    new EventRow { Kind = row.Kind, Payload = row.Payload, Amount = row.Amount, CreatedAt = now }));
        return await db.SaveChangesAsync();
    });

    private async ValueTask<object> With(Func<PeerContext, Task<object>> work)
    {
        await using var db = await _factory.CreateDbContextAsync();
        return await work(db);
    }

    private sealed class PlainFactory(DbContextOptions<PeerContext> options) : IDbContextFactory<PeerContext>
    {
        public PeerContext CreateDbContext() => new(options);
    }
}
