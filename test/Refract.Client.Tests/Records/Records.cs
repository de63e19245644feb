using System.Text.Json;
using Blog;

namespace Refract.Client.Tests.Records;

public sealed class Records
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private static User User(int id = 1) =>
        new() { Id = id, Email = "a@b.c", Age = 3, Role = Role.Admin, CreatedAt = DateTimeOffset.UnixEpoch };

    private static Post Post(params string[] tags) =>
        new() { Id = 7, Title = "t", AuthorId = 1, Tags = tags, Meta = JsonDocument.Parse("""{"a": 1}""").RootElement };

    private static Account Account(byte[]? avatar = null) => new()
    {
        Id = new Guid("11111111-2222-3333-4444-555555555555"), Login = "l", Mail = "m", Born = new DateOnly(2000, 1, 2),
        Wakes = new TimeOnly(7, 30),
        Balance = 12.50m, Ratio = 0.1, Avatar = avatar, Seen = DateTimeOffset.UnixEpoch,
        Settings = JsonDocument.Parse("[1, null]").RootElement,
        Roles = [Role.Admin, Role.User], Updated = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void A_relation_that_was_not_loaded_throws_and_says_what_to_add()
    {
        var user = User();
        user.Loaded.Posts.ShouldBeFalse();
        Should.Throw<RelationNotLoadedException>(() => user.Posts).Message.ShouldContain(
            "include: new() { Posts = true }");
        var full = user with { Posts = [Post()] };
        full.Loaded.Posts.ShouldBeTrue();
        full.Posts.Count.ShouldBe(1);
        (Post() with { Reviewer = null }).Loaded.Reviewer.ShouldBeTrue();
        (Post() with { Reviewer = null }).Reviewer.ShouldBeNull();
    }

    [Fact]
    public void Equal_by_content_whatever_is_loaded()
    {
        User().ShouldBe(User());
        User().GetHashCode().ShouldBe(User().GetHashCode());
        User(2).ShouldNotBe(User());
        (User() with { Posts = [] }).ShouldBe(User());
        Post("a", "b").ShouldBe(Post("a", "b"));
        Post("a", "b").GetHashCode().ShouldBe(Post("a", "b").GetHashCode());
        Post("a").ShouldNotBe(Post("b"));
        Account([1, 2]).ShouldBe(Account([1, 2]));
        Account([1, 2]).ShouldNotBe(Account([1, 3]));
        Account([]).ShouldNotBe(Account(null));
    }

    [Fact]
    public void Prints_columns_and_what_is_loaded()
    {
        User().ToString()
            .ShouldBe("User { Id = 1, Email = a@b.c, Name = null, Age = 3, Role = Admin, CreatedAt = "
                + "1970-01-01 00:00:00+00:00 }");
        (User() with { Posts = [Post()] }).ToString().ShouldEndWith("Posts = [1] }");
        Post("a", "b").ToString().ShouldContain("Tags = [a, b], Meta = {\"a\": 1}");
        Account([1, 2]).ToString().ShouldContain("Avatar = byte[2]");
    }

    [Fact]
    public void Json_leaves_out_what_is_not_loaded_and_reads_back()
    {
        var json = JsonSerializer.Serialize(User(), s_web);
        json.ShouldBe(
            """{"id":1,"email":"a@b.c","name":null,"age":3,"role":"ADMIN","createdAt":"1970-01-01T00:00:00+00:00"}""");
        var back = JsonSerializer.Deserialize<User>(json, s_web)!;
        back.ShouldBe(User());
        back.Loaded.Posts.ShouldBeFalse();

        var full = User() with { Posts = [Post("x") with { Author = User(), Reviewer = null }] };
        var text = JsonSerializer.Serialize(full);
        var read = JsonSerializer.Deserialize<User>(text)!;
        read.Posts.ShouldBe(full.Posts);
        read.Posts[0].Author.ShouldBe(User());
        read.Posts[0].Loaded.Reviewer.ShouldBeTrue();
        read.Posts[0].Loaded.Categories.ShouldBeFalse();
        JsonSerializer.Serialize(read).ShouldBe(text);
    }

    [Fact]
    public void Json_holds_every_type()
    {
        var json = JsonSerializer.Serialize(Account([1, 2]));
        JsonSerializer.Deserialize<Account>(json).ShouldBe(Account([1, 2]));
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Account>(json)).ShouldBe(json);
    }

    [Fact]
    public void Json_that_does_not_fit_says_what_is_wrong()
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<User>("""{"Id": 1}""")).Message.ShouldContain(
            "Email");
        Should.Throw<JsonException>(
            () => JsonSerializer.Deserialize<User>(
                """{"Id": "x", "Email": "", "Role": "ADMIN", "CreatedAt": "1970-01-01T00:00:00Z"}""")).Message.ShouldContain("Id");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<User>("[]")).Message.ShouldContain("object");
        JsonSerializer.Deserialize<User>("null").ShouldBeNull();
    }

    [Fact]
    public void Json_of_a_circle_is_an_error_and_no_overflow()
    {
        var user = User();
        Post post = Post() with { Author = user };
        var posts = new List<Post>();
        user = user with { Posts = posts };
        posts.Add(post with { Author = user });
        Should.Throw<JsonException>(() => JsonSerializer.Serialize(user)).Message.ShouldContain("cycle");
    }

    [Fact]
    public void Json_works_without_reflection()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = AppDb.JsonResolver };
        IReadOnlyList<User> users = [User() with { Posts = [Post()] }];
        var json = JsonSerializer.Serialize(users, options);
        JsonSerializer.Deserialize<List<User>>(json, options).ShouldBe(users);
        JsonSerializer.Deserialize<User[]>(json, options)![0].Posts[0].ShouldBe(Post());
    }
}
