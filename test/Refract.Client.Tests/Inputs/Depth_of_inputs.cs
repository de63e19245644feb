using Blog;
using Refract.Client.Tests.Compile;

namespace Refract.Client.Tests.Inputs;

/// <summary>
/// Inputs that are nested without end are refused, on a thread with a small stack: an overflow would end the process,
/// and this test with it.
/// </summary>
public sealed class Depth_of_inputs
{
    private const int Endless = 100_000;

    private readonly RecordingExecutor _executor = new();
    private readonly UserActions _user;
    private readonly PostActions _post;

    public Depth_of_inputs()
    {
        _user = new UserActions(_executor);
        _post = new PostActions(_executor);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_filters()
    {
        UserWhere not = new() { Id = 1 }, and = new() { Id = 1 }, or = new() { Id = 1 }, some = new() { Id = 1 };
        var name = new Runtime.NullableTextFilter { Contains = "x" };
        for (var i = 0; i < Endless; i++)
        {
            not = new() { Not = not };
            and = new() { And = [and] };
            or = new() { Or = [or, new() { Id = 2 }], Age = 3 };
            some = new() { Posts = { Some = { Author = some } } };
            name = new() { Not = name };
        }

        foreach (var where in new[] { not, and, or, some, new UserWhere { Name = name } })
            Refuses("where", () => _user.FindMany(where, ct: Ct));
    }

    [Fact]
    public void Of_nested_writes()
    {
        var create = new UserCreate { Email = "e" };
        var update = new UserUpdate { Name = "n" };
        for (var i = 0; i < Endless; i++)
        {
            create = new() { Email = "e",
                Posts = { Create = [new() { Title = "t", Reviewer = { Create = create } }] } };
            update = new() { Posts =
                { Update = [new() { Where = 1, Data = new() { Author = { Update = update } } }] } };
        }

        Refuses("data", () => _user.Create(create, ct: Ct));
        Refuses("data", () => _user.Update(1, update, ct: Ct));
    }

    [Fact]
    public void Nested_writes_have_a_limit_that_the_stack_does_not_set()
    {
        var create = new UserCreate { Email = "e" };
        for (var i = 0; i < 49; i++)
            create = new() { Email = "e",
                Posts = { Create = [new() { Title = "t", Reviewer = { Create = create } }] } };
        OnSmallStack(() => _user.Create(create, ct: Ct)).ShouldBeNull();
        for (var i = 0; i < 2; i++)
            create = new() { Email = "e",
                Posts = { Create = [new() { Title = "t", Reviewer = { Create = create } }] } };
        OnSmallStack(() => _user.Create(create, ct: Ct)).ShouldBeOfType<InvalidQueryException>().Message.ShouldContain(
            "100 writes");
    }

    [Fact]
    public void Of_includes()
    {
        var include = new UserInclude { Profile = true };
        for (var i = 0; i < Endless; i++) include = new() { Posts = { Include = { Author = { Include = include } } } };
        Refuses("include", () => _user.FindMany(include: include, ct: Ct));
        var few = new UserInclude { Profile = true };
        for (var i = 0; i < 30; i++) few = new() { Posts = { Include = { Author = { Include = few } } } };
        Refuses("include", () => _user.FindMany(include: few, ct: Ct));
    }

    [Fact]
    public void Of_orderings()
    {
        var orderBy = new PostOrderBy();
        var at = orderBy.Author;
        at.Id = Sort.Asc;
        OnSmallStack(() => _post.FindMany(orderBy: orderBy, ct: Ct)).ShouldBeNull();
    }

    private static void Refuses(string path, Func<object> run) =>
        OnSmallStack(run).ShouldBeOfType<InvalidQueryException>().Path.ShouldBe(path);

    private static Exception? OnSmallStack(Func<object> run)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                run();
            }
            catch (Exception error)
            {
                thrown = error;
            }
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        return thrown;
    }
}
