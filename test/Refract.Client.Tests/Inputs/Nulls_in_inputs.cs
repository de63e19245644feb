using System.Reflection;
using Blog;
using Refract.Client.Tests.Compile;
using Refract.Runtime;

namespace Refract.Client.Tests.Inputs;

/// <summary>
/// Nulls that come in spite of the annotations, from code that has none or writes <c>!</c>: each means something or is
/// refused with its place in the arguments, and none comes through as an error of the runtime.
/// </summary>
public sealed class Nulls_in_inputs : IAsyncDisposable
{
    private readonly RecordingExecutor _executor = new();
    private readonly AppDb _db = AppDb.Connect("file::memory:");
    private readonly UserActions _user;
    private readonly PostActions _post;

    public Nulls_in_inputs()
    {
        _user = new UserActions(_executor);
        _post = new PostActions(_executor);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private static void Refuses(string path, Action run)
    {
        var error = Should.Throw<InvalidQueryException>(run);
        error.Path.ShouldBe(path);
        error.Message.ShouldNotContain("Parameter");
    }

    [Fact]
    public void Of_filters()
    {
        Refuses("where.Email", () => _user.FindMany(new() { Email = null! }, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(new() { Email = (string)null! }, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(new() { Email = { Equals = (string)null! } }, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(new() { Email = { Contains = (string)null! } }, ct: Ct));
        Refuses("where.Name", () => _user.FindMany(new() { Name = { Contains = (string)null! } }, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(new() { Email = { Not = null! } }, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(new() { Email = { In = null! } }, ct: Ct));
        Refuses("where.Id", () => _user.FindMany(new() { Id = { NotIn = null! } }, ct: Ct));
        Refuses("where.Id", () => _user.FindMany(new() { Id = null! }, ct: Ct));
        Refuses("where.Role", () => _user.FindMany(new() { Role = null! }, ct: Ct));
        Refuses("where.Posts", () => _user.FindMany(new() { Posts = null! }, ct: Ct));
        Refuses("where.Posts.Some", () => _user.FindMany(new() { Posts = { Some = null! } }, ct: Ct));
        Refuses("where.Posts.Title", () => _user.FindMany(new() { Posts = { Some = { Title = null! } } }, ct: Ct));
        Refuses("where.Author", () => _post.FindMany(new() { Author = null! }, ct: Ct));
        Refuses("where.Author.Email", () => _post.FindMany(new() { Author = { Email = null! } }, ct: Ct));
        Refuses("where.Or", () => _user.FindMany(new() { Or = null! }, ct: Ct));
        Refuses("where.Or[1]", () => _user.FindMany(new() { Or = [new() { Id = 1 }, null!] }, ct: Ct));
        Refuses("where.And[0]", () => _user.DeleteMany(new() { And = [null!] }, ct: Ct));
        Refuses("where.Not", () => _user.FindMany(new() { Not = null! }, ct: Ct));
        Refuses("where.Matches", () => _user.FindMany(new() { Matches = null! }, ct: Ct));
        Refuses("where", () => _user.DeleteMany((UserWhere)null!, ct: Ct));
        Refuses("where", () => _user.Where((UserWhere)null!));
    }

    [Fact]
    public void Of_lambdas()
    {
        Refuses("where", () => _user.FindMany((Func<UserFields, Predicate>)null!, ct: Ct));
        Refuses("where", () => _user.Where((Func<UserFields, Predicate>)null!));
        Refuses("where", () => _user.FindMany(_ => null!, ct: Ct));
        Refuses("where", () => _user.DeleteMany(u => u.Id == 1 && null!, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(u => u.Email == null!, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(u => u.Email != (string)null!, ct: Ct));
        Refuses("where.Email", () => _user.FindMany(u => u.Email.Contains(null!), ct: Ct));
        Refuses("where.Name", () => _user.FindMany(u => u.Name.StartsWith(null!), ct: Ct));
        Refuses("where.Name", () => _user.FindMany(u => u.Name > null!, ct: Ct));
        Refuses("where.Id", () => _user.FindMany(u => u.Id.In(null!), ct: Ct));
        Refuses("where.Posts.Some", () => _user.FindMany(u => u.Posts.Some(null!), ct: Ct));
        Refuses("where.Posts.Title", () => _user.FindMany(u => u.Posts.Some(p => p.Title == null!), ct: Ct));
        Refuses("where.Matches", () => _user.FindMany(u => u.Matches(null!), ct: Ct));
        Refuses("orderBy[1]", () => _user.Query.OrderBy(u => u.Id.Asc, null!));
        Refuses("include[0]", () => _user.Query.Include((Func<UserRelations, IncludeStep>)null!));
        Refuses("include[0]", () => _user.Query.Include(_ => null!));
        Refuses("orderBy[0]", () => _user.Query.Include(u => u.Posts.OrderBy(null!, p => p.Id.Asc)));
    }

    [Fact]
    public void Of_keys_orders_and_includes()
    {
        Refuses("where", () => _user.Delete(null!, ct: Ct));
        Refuses("where.Email", () => _user.FindUnique(email: null!, ct: Ct));
        Refuses("where.Email", () => _user.Update(new(email: null!), new() { Name = "x" }, ct: Ct));
        Refuses("cursor.Email", () => _user.FindMany(cursor: new(email: null!), ct: Ct));
        Refuses("orderBy[1]", () => _user.FindMany(orderBy: [new() { Id = Sort.Asc }, null!], ct: Ct));
        Refuses("include.Posts", () => _user.FindMany(include: new() { Posts = null! }, ct: Ct));
    }

    [Fact]
    public void Of_data()
    {
        Refuses("data", () => _user.Create(null!, ct: Ct));
        Refuses("data.Email", () => _user.Create(new() { Email = null! }, ct: Ct));
        Refuses("data[1].Email", () => _user.CreateMany([new() { Email = "e" }, new() { Email = null! }], ct: Ct));
        Refuses("data[1]", () => _user.CreateMany([new() { Email = "e" }, null!], ct: Ct));
        Refuses("data.Email", () => _user.Update(1, new() { Email = (string)null! }, ct: Ct));
        Refuses("data.Id", () => _user.Update(1, new() { Id = null! }, ct: Ct));
        Refuses("data.Email", () => _user.UpdateMany(new() { Id = 1 }, new() { Email = (string)null! }, ct: Ct));
        Refuses("update.Email", () => _user.Upsert(1, new() { Email = "e" }, new() { Email = (string)null! }, ct: Ct));
        Refuses("data.Posts", () => _user.Create(new() { Email = "e", Posts = null! }, ct: Ct));
        Refuses("data.Posts.Create", () => _user.Create(new() { Email = "e", Posts = { Create = null! } }, ct: Ct));
        Refuses("data.Posts.Create[1]",
            () => _user.Create(new() { Email = "e", Posts = { Create = [new() { Title = "t" }, null!] } }, ct: Ct));
        Refuses("data.Posts.Create.Title",
            () => _user.Create(new() { Email = "e", Posts = { Create = [new() { Title = null! }] } }, ct: Ct));
        Refuses("data.Posts.Connect[0]",
            () => _user.Create(new() { Email = "e", Posts = { Connect = [null!] } }, ct: Ct));
        Refuses("data.Author.Connect", () => _post.Create(new() { Title = "t", Author = { Connect = null! } }, ct: Ct));
        Refuses("data.Author.Connect.Email",
            () => _post.Create(new() { Title = "t", Author = { Connect = new(email: null!) } }, ct: Ct));
        Refuses("data.Posts.ConnectOrCreate.Where", () => _user.Create(
            new() { Email = "e",
                Posts = { ConnectOrCreate = [new() { Where = null!, Create = new() { Title = "t" } }] } }, ct: Ct));
        Refuses("data.Posts.CreateMany.Data",
            () => _user.Create(new() { Email = "e", Posts = { CreateMany = new() { Data = null! } } }, ct: Ct));
        Refuses("data.Posts.UpdateMany.Where",
            () => _user.Update(1, new() { Posts = { UpdateMany = [new() { Where = null!, Data = new() }] } }, ct: Ct));
        Refuses("data.Posts.Set[0]", () => _user.Update(1, new() { Posts = { Set = [null!] } }, ct: Ct));
        Refuses("data.Tags", () => _post.Update(1, new() { Tags = { Push = null! } }, ct: Ct));
        Refuses("data.Tags", () => _post.Update(1, new() { Tags = ["a", null!] }, ct: Ct));
        Refuses("data.Tags", () => _post.Create(new() { Title = "t", AuthorId = 1, Tags = ["a", null!] }, ct: Ct));
    }

    [Fact]
    public void Two_operations_on_one_number()
    {
        Refuses("data.Views", () => _post.Update(1, new() { Views = { Increment = 1, Set = 2 } }, ct: Ct));
        Refuses("data.Views",
            () => _post.UpdateMany(new() { Id = 1 }, new() { Views = new() { Increment = 1, Multiply = 2 } }, ct: Ct));
        Refuses("data.Tags", () => _post.Update(1, new() { Tags = { Set = ["a"], Push = ["b"] } }, ct: Ct));
        Refuses("data.Posts.Update.Views", () =>
            _user.Update(1,
                new() { Posts =
                    { Update = [new() { Where = 1, Data = new() { Views = { Divide = 1, Decrement = 2 } } }] } },
                ct: Ct));
    }

    /// <summary>Every property of every input, given null at any depth that can be reached in three steps.</summary>
    [Fact]
    public async Task Every_property_of_every_input_takes_null_or_refuses_it()
    {
        var tried = 0;
        foreach (var type in new[] { typeof(UserWhere), typeof(PostWhere), typeof(AccountWhere), typeof(LevelsWhere),
            typeof(ProfileWhere) })
            tried += await Try(type, 3, input => Filter(input));
        foreach (var type in new[] { typeof(UserCreate), typeof(PostCreate), typeof(AccountCreate) })
            tried += await Try(type, 3, input => Data(input));
        foreach (var type in new[] { typeof(UserUpdate), typeof(PostUpdate), typeof(AccountUpdate) })
            tried += await Try(type, 3, input => Data(input));
        foreach (var type in new[] { typeof(UserInclude), typeof(PostInclude) })
            tried += await Try(type, 3, input => Include(input));
        tried.ShouldBeGreaterThan(500);
    }

    private Task Filter(object input) => input switch
    {
        UserWhere where => _db.User.FindMany(where, ct: Ct),
        PostWhere where => _db.Post.FindMany(where, ct: Ct),
        AccountWhere where => _db.Account.FindMany(where, ct: Ct),
        LevelsWhere where => _db.Levels.FindMany(where, ct: Ct),
        _ => _db.Profile.FindMany((ProfileWhere)input, ct: Ct),
    };

    private Task Data(object input) => input switch
    {
        UserCreate data => _db.User.Create(data, ct: Ct),
        PostCreate data => _db.Post.Create(data, ct: Ct),
        AccountCreate data => _db.Account.Create(data, ct: Ct),
        UserUpdate data => _db.User.Update(1, data, ct: Ct),
        PostUpdate data => _db.Post.Update(1, data, ct: Ct),
        _ => _db.Account.Update(new(login: "x"), (AccountUpdate)input, ct: Ct),
    };

    private Task Include(object input) => input is UserInclude include ? _db.User.FindMany(include: include, ct: Ct)
        : _db.Post.FindMany(include: (PostInclude)input, ct: Ct);

    private static async Task<int> Try(Type root, int depth, Func<object, Task> run)
    {
        var tried = 0;
        foreach (var path in Paths(root, depth))
        {
            var input = Activator.CreateInstance(root)!;
            tried++;
            try
            {
                Set(input, path);
                await run(input);
            }
            catch (InvalidQueryException error)
            {
                error.Path.ShouldNotBeNull(string.Join('.', path.Select(property => property.Name)));
            }
            catch (RefractException)
            {
                // It came as far as the database, which has no tables.
            }
            catch (Exception error)
            {
                Assert.Fail($"{root.Name}.{string.Join('.', path.Select(property => property.Name))}: {error}");
            }
        }

        return tried;
    }

    private static IEnumerable<PropertyInfo[]> Paths(Type type, int depth)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0) continue;
            if (property.CanWrite) yield return [property];
            if (depth == 1 || !property.CanRead || !typeof(QueryInput).IsAssignableFrom(property.PropertyType))
                continue;
            foreach (var rest in Paths(property.PropertyType, depth - 1)) yield return [property, .. rest];
        }
    }

    private static void Set(object input, PropertyInfo[] path)
    {
        for (var i = 0; i < path.Length - 1; i++) input = path[i].GetValue(input)!;
        var last = path[^1];
        try
        {
            last.SetValue(input, NullOf(last.PropertyType));
        }
        catch (TargetInvocationException error)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerException!);
        }
    }

    /// <summary>
    /// What code that gives null makes of it: the conversion of a null reference, where there is one.
    /// </summary>
    private static object? NullOf(Type type)
    {
        var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == "op_Implicit"
            && method.ReturnType == type && !method.GetParameters()[0].ParameterType.IsValueType);
        return conversion?.Invoke(null, [null]) ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
    }
}
