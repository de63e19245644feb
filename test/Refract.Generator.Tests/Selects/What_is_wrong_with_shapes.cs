using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Selects;

/// <summary>Shapes that cannot be read, each an error where it is written.</summary>
public sealed class What_is_wrong_with_shapes
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Statements => new()
    {
        { "Func<UserSelect, int> f = u => u.Id; await db.User.Select(f).FindMany();", "RFR2030", "Select" },
        { "await db.User.Select(Describe).FindMany(); static int Describe(UserSelect u) => u.Id;", "RFR2030",
            "Select" },
        { "Func<Func<UserSelect, int>, object> s = db.User.Select; s(u => u.Id);", "RFR2030", "db.User.Select" },
        { "await db.User.Select(u => u.Posts.Select(Title)).FindMany(); static string Title(PostSelect p) => "
            + "p.Title;", "RFR2031", "u.Posts" },
        { "await db.User.Select(u => new { u.Id, u.Posts }).FindMany();", "RFR2031", "u.Posts" },
        { "await db.User.Select(u => u.Posts.Take(3)).FindMany();", "RFR2031", "u.Posts.Take(3)" },
        { "await db.User.Select(u => { var posts = u.Posts; return posts.Count(); "
            + "}).FindMany();", "RFR2031", "u.Posts" },
        { "await db.User.Select(u => u.Posts.Where(p => p.Views > u.Id).Count()).FindMany();", "RFR2032", "u" },
        { "await db.User.Select(u => { var least = u.Id; return u.Posts.Count(p => p.Views > least); "
            + "}).FindMany();", "RFR2032", "least" },
        { "await db.User.Select(u => u.Posts.Take(u.Id).ToList()).FindMany();", "RFR2032", "u" },
        { "await db.User.Select(u => u.Posts.Select(p => p.Author.Posts.Count(q => q.Views > "
            + "p.Views))).FindMany();", "RFR2032", "p" },
        { "await db.User.Select(u => u.Id = 3).FindMany();", "RFR2034", "u.Id" },
        { "await db.User.Select(u => u.Id++).FindMany();", "RFR2034", "u.Id" },
        { "await db.User.Select(u => u.Id += 3).FindMany();", "RFR2034", "u.Id" },
        { "await db.User.Select(u => int.TryParse(\"3\", out u.Id)).FindMany();", "RFR2034", "u.Id" },
        { "await db.User.Select(u => { (u.Id, var n) = (3, 4); return n; }).FindMany();", "RFR2034", "u.Id" },
        { "await db.User.Select(u => { ref var id = ref u.Id; return id; }).FindMany();", "RFR2034", "u.Id" },
    };

    public static TheoryData<string, string, string> Records => new()
    {
        { "[Select<User>] public partial record Card(int Id, string Nickname);", "RFR2033", "Nickname" },
        { "[Select<Usr>] public partial record Card(int Id);", "RFR2033", "Card" },
        { "[Select<User>] public partial record Card(IReadOnlyList<Inner> Posts); [Select<User>] public partial "
            + "record Inner(int Id);", "RFR2033", "Posts" },
        { "[Select<User>] public partial record Card(Post Posts);", "RFR2033", "Posts" },
        { "[Select<Post>] public partial record Card(IReadOnlyList<User> Author);", "RFR2033", "Author" },
        { "[Select<User>] public partial record Card(IReadOnlyList<string> Posts);", "RFR2033", "Posts" },
        { "[Select<User>] public partial record Card(IReadOnlyList<Inner> Posts); [Select<Post>] public partial "
            + "record Inner(Card Author);", "RFR2033", "Card" },
        { "[Select<User>] public partial record Card<T>(int Id);", "RFR2033", "Card" },
        { "[Select<User>] public record Card(int Id);", "CS0260", "Card" },
        { "[Select<User>] public partial record Card(string Id);", "CS1503", "Id" },
        { "[Select<User>] public partial record Card { public long Email { get; init; } }", "CS0029", "Email" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Is_said_of_functions(string statements, string id, string place) =>
        await Check($$"""
            public static class Sample
            {
                public static async Task Run(AppDb db)
                {
                    {{statements}}
                }
            }
            """, id, place);

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Is_said_of_records(string code, string id, string place) => await Check(code, id, place);

    [Fact]
    public async Task Code_that_other_generators_wrote_is_looked_at_too() =>
        (await Compiler.Diagnose(Schemas.Blog, """
            [System.CodeDom.Compiler.GeneratedCode("Razor", "1")]
            public static class Sample
            {
                public static object Run(AppDb db, Func<UserSelect, int> f) => db.User.Select(f);
            }
            """, Ct)).Select(diagnostic => diagnostic.Id).ShouldBe(["RFR2030"]);

    [Fact]
    public async Task A_null_that_has_no_place_is_a_warning_at_the_member()
    {
        var found = await Compiler.Diagnose(Schemas.Blog, "[Select<User>] public partial record Card(string "
            + "Name);", Ct);
        found.Select(diagnostic => diagnostic.Id).ShouldBe(["CS8604"]);
        found.Single().Location.GetMappedLineSpan().Path.ShouldBe("/app/Code0.cs");
    }

    private static async Task Check(string code, string id, string place)
    {
        var found = await Compiler.Diagnose(Schemas.Blog, code, Ct);
        var diagnostic = found.FirstOrDefault(other => other.Id == id).ShouldNotBeNull(string.Join("\n", found));
        var span = diagnostic.Location.GetMappedLineSpan();
        span.Path.ShouldBe("/app/Code0.cs");
        var text = Compiler.Compilation("App", code).SyntaxTrees.Single().GetText(Ct);
        text.ToString()[text.Lines.GetPosition(span.StartLinePosition)..].ShouldStartWith(place);
    }
}
