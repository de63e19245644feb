using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>A step returns a new query: as a statement by itself it does nothing.</summary>
public sealed class Steps_that_are_dropped
{
    private const string Given = "var query = db.User.Where(u => u.Age > 3);";

    private const string Types = """
        public static class Extensions
        {
            public static UserQuery Adults(this UserQuery query) => query.Where(u => u.Age >= 18);

            public static UserQuery Kept(List<UserQuery> list, UserQuery query) { list.Add(query); return query; }

            public static void Line(AppDb db) => db.User.Where(u => u.Id == 1);
        }

        public sealed partial class UserQuery
        {
            public UserQuery Named(string name) => Where(u => u.Name == name);
        }

        [Controller<User>]
        public sealed class UserController(AppDb db) : UserControllerBase(db)
        {
            public Task<IReadOnlyList<User>> Adults() => Run(() =>
            {
                var query = Db.User.Where(u => u.Age >= 18);
                query.Take(10);
                Actions.Query.OrderBy(u => u.Id.Asc);
                return query.FindMany();
            });
        }
        """;

    private static (string Statement, string Name)[] Bad { get; } =
    [
        ("db.User.Where(u => u.Id == 1);", "Where"),
        ("db.User.Where(new UserWhere { Id = 1 });", "Where"),
        ("db.User.Query.OrderBy(u => u.Name.Asc);", "OrderBy"),
        ("query.Where(u => u.Name == search);", "Where"),
        ("query.Where(new UserWhere { Id = 1 });", "Where"),
        ("query.OrderBy(u => u.Name.Desc, u => u.Id.Asc);", "OrderBy"),
        ("query.OrderBy(new UserOrderBy { Name = Sort.Asc });", "OrderBy"),
        ("query.Include(u => u.Posts);", "Include"),
        ("query.Include(new UserInclude { Posts = true });", "Include"),
        ("query.Take(3);", "Take"),
        ("query.Skip(3);", "Skip"),
        ("query.Cursor(3);", "Cursor"),
        ("query.Distinct(UserScalar.Name);", "Distinct"),
        ("query.Lock(RowLock.Update);", "Lock"),
        ("query.RelationLoadStrategy(RelationLoadStrategy.EachDepth);", "RelationLoadStrategy"),
        ("query.Take(3).Skip(1);", "Skip"),
        ("query?.Take(3);", "Take"),
        ("(query).Take(3);", "Take"),
        ("if (maybe is { } count) query.Take(count);", "Take"),
        ("foreach (var word in new[] { search }) query.Where(u => u.Name == word);", "Where"),
        ("for (var i = 0; i < 3; query.Skip(i++)) { }", "Skip"),
        ("Action lambda = () => query.Take(3); lambda();", "Take"),
        ("void Local() => query.Take(3); Local();", "Take"),
        ("query.Adults();", "Adults"),
        ("Extensions.Adults(query);", "Adults"),
        ("query.Named(\"n\");", "Named"),
        ("query.Select(u => u.Name);", "Select"),
        ("db.User.Select(u => new { u.Id });", "Select"),
        ("query.GroupBy(u => u.Role);", "GroupBy"),
        ("query.GroupBy(u => u.Role).Having(g => g.Count() > 1);", "Having"),
        ("query.GroupBy(u => u.Role).Select(g => g.Key);", "Select"),
        ("await db.Transaction(async tx => { tx.User.Where(u => u.Id == 1); await tx.User.Count(); });", "Where"),
        ("await query.Where(u => { u.Name.Contains(\"x\"); return u.Id > 1; }).FindMany();", "Contains"),
        ("await query.Where(u => { u.Posts.Some(p => p.Published); return u.Id > 1; }).FindMany();", "Some"),
        ("db.StreamRaw<int>($\"select 1\");", "StreamRaw<int>"),
    ];

    private static readonly string[] s_good =
    [
        "query = query.Take(3); await query.FindMany();",
        "_ = query.Take(-3);",
        "void Throws(Action act) => act(); Throws(() => query.Take(-3)); Throws(() => db.User.Where(u => u.Id == 1));",
        "if (maybe is { } count) query = query.Take(count); await query.Count();",
        "await query.Take(3).FindMany();",
        "query.FindMany().Wait();",
        "_ = db.User.FindMany();",
        "await db.User.DeleteMany(u => u.Id == 1);",
        "Func<UserQuery> lambda = () => query.Take(3); await lambda().FindMany();",
        "UserQuery Local() => query.Take(3); await Local().FindMany();",
        "var list = new List<UserQuery>(); list.Add(query.Take(3)); Extensions.Kept(list, query);",
        "UserQuery? other = null; other ??= query.Take(3); await other.FindMany();",
        "await db.User.FindMany(u => { var isAdult = u.Age > 17; return isAdult; });",
        "await query.Select(u => new { Titles = u.Posts.Take(3).Select(p => p.Title) }).FindMany();",
        "await query.Include(u => u.Posts.Take(3)).FindMany();",
        "await foreach (var number in db.StreamRaw<int>($\"select 1\")) Console.WriteLine(number);",
        "Enumerable.Range(0, 3).Take(1);",
        "Console.WriteLine(query.ToSql()); query.ToSql();",
    ];

    [Fact]
    public async Task Are_a_warning_at_their_name()
    {
        var found = await Diagnose([.. Bad.Select(row => row.Statement)]);
        for (var i = 0; i < Bad.Length; i++)
        {
            found[i].Select(one => one.Id + " " + Compiler.TextOf(one)).ShouldBe(["RFR2050 " + Bad[i].Name],
                Bad[i].Statement);
            found[i][0].Severity.ShouldBe(DiagnosticSeverity.Warning);
        }
    }

    [Fact]
    public async Task What_is_used_or_has_an_effect_is_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++)
            found[i].Select(one => one.ToString()).ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Are_found_in_controllers_and_bodies_of_one_expression()
    {
        var found = await Compiler.Diagnose(Schemas.Blog, Types, TestContext.Current.CancellationToken);
        found.Select(one => one.Id + " " + Compiler.TextOf(one))
            .ShouldBe(["RFR2050 Where", "RFR2050 Take", "RFR2050 OrderBy"]);
    }

    [Theory]
    [InlineData("query.Take(3);", "Take returns a new query that is not used, so this statement does nothing: assign "
        + "it (query = query.Take(…)), or call a verb on it, such as FindMany")]
    [InlineData("db.User.Where(u => u.Id == 1);", "Where returns a new query that is not used, so this statement does "
        + "nothing: call a verb on it, such as FindMany, or keep it in a variable")]
    [InlineData("await query.Where(u => { u.Id.In(1); return true; }).FindMany();", "In returns a condition that is "
        + "not used, so this statement does nothing: combine it with the others by && or ||, or return it")]
    [InlineData("db.StreamRaw<int>($\"select 1\");", "StreamRaw returns a sequence that is not used, so this statement "
        + "does nothing: read it with await foreach")]
    public async Task The_message_says_what_to_do(string statement, string message) =>
        (await Diagnose([statement]))[0].ShouldHaveSingleItem().GetMessage(null).ShouldBe(message);

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schemas.Blog, statements, TestContext.Current.CancellationToken, Given, Types);
}
