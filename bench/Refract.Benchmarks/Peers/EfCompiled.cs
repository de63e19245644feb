using Microsoft.EntityFrameworkCore;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// EF Core's compiled queries. An instance for each database: a compiled query belongs to the model that it first ran
/// on.
/// </summary>
internal sealed class EfCompiled
{
    public readonly Func<PeerContext, int, Task<UserRow?>> UserById =
        EF.CompileAsyncQuery((PeerContext db, int id) => db.Users.AsNoTracking().FirstOrDefault(user => user.Id == id));

    public readonly Func<PeerContext, string, Task<UserRow?>> UserByEmail =
        EF.CompileAsyncQuery(
            (PeerContext db, string email) => db.Users.AsNoTracking().FirstOrDefault(user => user.Email == email));

    public readonly Func<PeerContext, int, Task<PostRow?>> FirstPost =
        EF.CompileAsyncQuery(
            (PeerContext db, int author) =>
                db.Posts.AsNoTracking().Where(post => post.AuthorId == author && post.Published)
                    .OrderByDescending(post => post.Views).FirstOrDefault());

    public readonly Func<PeerContext, int, IAsyncEnumerable<PostRow>> Posts100 =
        EF.CompileAsyncQuery(
            (PeerContext db, int views) =>
                db.Posts.AsNoTracking().Where(post => post.Published && post.Views >= views)
                    .OrderByDescending(post => post.Views).ThenBy(post => post.Id).Take(100));

    public readonly Func<PeerContext,
        IAsyncEnumerable<PostRow>> AllPosts = EF.CompileAsyncQuery((PeerContext db) => db.Posts.AsNoTracking());

    public readonly Func<PeerContext, int, Task<int>> CountPosts =
        EF.CompileAsyncQuery(
            (PeerContext db, int views) => db.Posts.Count(post => post.Published && post.Views >= views));

    public readonly Func<PeerContext, int, IAsyncEnumerable<UserRow>> PopularUsers = EF.CompileAsyncQuery(
        (PeerContext db, int views) =>
            db.Users.AsNoTracking().Where(user => user.Posts.Any(post => post.Views > views)).OrderBy(user => user.Id)
                .Take(20));

    public readonly Func<PeerContext, int, IAsyncEnumerable<PostRow>> PostsWithAuthor = EF.CompileAsyncQuery(
        (PeerContext db, int from) =>
            db.Posts.AsNoTracking().Include(post => post.Author).Where(post => post.Id > from).OrderBy(post => post.Id)
                .Take(100));

    /// <summary>One query for each level.</summary>
    public readonly EfIncludes Split = new(
        EF.CompileAsyncQuery(
            (PeerContext db, string email) =>
                db.Users.AsNoTracking().Include(user => user.Posts).AsSplitQuery()
                    .FirstOrDefault(user => user.Email == email)),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Users.AsNoTracking().Include(user => user.Posts).Where(user => user.Id > from).OrderBy(user => user.Id)
                .Take(50).AsSplitQuery()),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Users.AsNoTracking().Include(user => user.Posts).ThenInclude(post => post.Comments)
                .Where(user => user.Id > from).OrderBy(user => user.Id).Take(50).AsSplitQuery()),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Posts.AsNoTracking().Include(post => post.Tags).Where(post => post.Id > from).OrderBy(post => post.Id)
                .Take(100).AsSplitQuery()));

    /// <summary>Everything by one query with joins.</summary>
    public readonly EfIncludes Single = new(
        EF.CompileAsyncQuery(
            (PeerContext db, string email) =>
                db.Users.AsNoTracking().Include(user => user.Posts).FirstOrDefault(user => user.Email == email)),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Users.AsNoTracking().Include(user => user.Posts).Where(user => user.Id > from).OrderBy(user => user.Id)
                .Take(50)),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Users.AsNoTracking().Include(user => user.Posts).ThenInclude(post => post.Comments)
                .Where(user => user.Id > from).OrderBy(user => user.Id).Take(50)),
        EF.CompileAsyncQuery((PeerContext db, int from) =>
            db.Posts.AsNoTracking().Include(post => post.Tags).Where(post => post.Id > from).OrderBy(post => post.Id)
                .Take(100)));
}

/// <summary>Queries that load related lists, all in one of EF Core's two ways.</summary>
internal sealed record EfIncludes(
    Func<PeerContext, string, Task<UserRow?>> UserWithPosts,
    Func<PeerContext, int, IAsyncEnumerable<UserRow>> UsersWithPosts,
    Func<PeerContext, int, IAsyncEnumerable<UserRow>> UsersWithComments,
    Func<PeerContext, int, IAsyncEnumerable<PostRow>> PostsWithTags);
