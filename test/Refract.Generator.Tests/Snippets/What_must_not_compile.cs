namespace Refract.Generator.Tests.Snippets;

public sealed class What_must_not_compile
{
    public static TheoryData<string, string> Snippets => new()
    {
        { "await db.User.FindUnique(id: 1, email: \"x\");", "CS1739" },
        { "await db.User.FindUnique();", "CS1501" },
        { "await db.User.FindUnique(where: new());", "CS1729" },
        { "await db.User.FindUnique(where: new(id: 1, email: \"x\"));", "CS1739" },
        { "await db.Account.FindUnique(\"x\");", "CS0121" },
        { "await db.User.FindMany(where: new() { Nmae = \"x\" });", "CS0117" },
        { "await db.User.FindMany(where: new() { Id = maybe });", "CS0619" },
        { "await db.User.FindMany(where: new() { Id = { Gte = maybe } });", "CS0266" },
        { "await db.User.FindMany(where: new() { Email = search });", "RFR2018" },
        { "await db.User.FindMany(where: new() { CreatedAt = (DateTime?)null });", "CS0619" },
        { "await db.User.Create(data: new() { Name = \"x\" });", "CS9035" },
        { "await db.User.Create(data: new() { Email = null });", "RFR2018" },
        { "await db.User.DeleteMany();", "CS1501" },
        { "await db.User.UpdateMany(data: new() { Name = \"x\" });", "CS1501" },
        { "await db.User.Update(1, new() { Email = null });", "RFR2018" },
        { "await db.Post.Update(1, new() { Views = null });", "RFR2018" },
        { "await db.User.FindUnique(maybe);", "RFR2018" },
        { "await db.User.FindMany(u => u.Id == maybe);", "CS0019" },
        { "await db.User.FindMany(new() { Posts = null });", "RFR2018" },
        { "await db.Post.FindMany(new() { Author = null });", "RFR2018" },
        { "await db.ExecuteRaw(\"select 1\");", "CS9205" },
        { "await db.User.FindMany(u => u.Id == \"x\");", "CS0019" },
        { "await db.User.FindMany(u => u.Age.Contains(\"x\"));", "CS1929" },
        { "await db.User.FindMany(u => true && 3 > 2 ? u : u);", "CS0029" },
        { "await db.User.Update(1, new() { Id = maybe });", "CS0619" },
        { "await db.User.FindMany(orderBy: new() { Posts = Sort.Desc });", "CS0200" },
        { "await db.User.FindMany(include: new() { Email = true });", "CS0117" },
        { "await db.Post.Create(new() { Title = \"t\", AuthorId = 1, Views = 1ul });", "CS0029" },
        { "await db.Post.DeleteMany(p => p.Published && !p.Title.Equals(\"keep\"));", "CS0619" },
        { "await db.User.FindMany(u => u.Id.Equals(1));", "CS0619" },
        { "await db.User.FindMany(u => u.Name.Equals(null));", "CS0619" },
        { "await db.User.FindMany(u => u.Age.Equals(maybe));", "CS0619" },
        { "await db.User.FindMany(u => u.Role.Equals(Role.Admin) || u.CreatedAt.Equals(DateTime.UtcNow));", "CS0619" },
        { "await db.Post.FindMany(p => p.Published.Equals(true));", "CS0619" },
        { "await db.Post.FindMany(p => p.Tags.Equals(search));", "CS0619" },
        { "await db.User.FindMany(u => u.Posts.Equals(null));", "CS0619" },
        { "await db.User.FindMany(u => u.Posts.Count.Equals(3));", "CS0619" },
        { "await db.User.FindMany(u => (u.Id > 1).Equals(u.Id < 9));", "CS0619" },
        { "await db.User.FindMany(u => (u.Id > 1) == (u.Age < 9));", "CS0619" },
        { "await db.User.FindMany(u => (u.Id > 1) != true);", "CS0619" },
        { "await db.Post.FindMany(p => p.Published == null);", "CS8625" },
        { "await db.Post.FindMany(p => p.Title is \"x\");", "CS0029" },
        { "await db.Post.FindMany(p => p.Title is null);", "CS0037" },
        { "await db.Post.FindMany(p => string.IsNullOrEmpty(p.Title));", "CS1503" },
        { "await db.Post.FindMany(p => p.Title == default);", "CS9342" },
        { "await db.Post.FindMany(p => new[] { \"x\" }.Contains(p.Title));", "CS1929" },
    };

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Each_is_an_error_or_a_nullability_warning(string statement, string id) =>
        (await Compiler.Ids(Schemas.Blog, statement, TestContext.Current.CancellationToken)).ShouldContain(id);

    [Theory]
    [InlineData("p Unsupported(\"point\")", true), InlineData("p Unsupported(\"point\")?", false),
        InlineData("p Unsupported(\"point\")[]", false)]
    [InlineData("p Unsupported(\"point\") @default(dbgenerated(\"'(0,0)'\"))", false),
        InlineData("p Unsupported(\"tsvector\") @default(dbgenerated())", false),
        InlineData("p Int @ignore", true), InlineData("p Int @default(1) @ignore", false)]
    public async Task A_row_whose_required_column_nobody_fills_is_not_created(string field, bool isRefused)
    {
        var schema =
            $"datasource db {{\n provider = \"postgresql\"\n}}\nmodel Place {{\n id Int @id\n {field}\n "
                + "name String?\n}";
        foreach (var call in (string[])["Create(new() { Id = 1 })", "CreateMany([new() { Id = 1 }])",
            "Upsert(1, new() { Id = 1 }, new() { Name = \"x\" })"])
        {
            var ids = await Compiler.Ids(schema, $"await db.Place.{call};", TestContext.Current.CancellationToken);
            ids.ShouldBe(isRefused ? ["CS0619"] : []);
        }

        (await Compiler.Ids(schema, "await db.Place.Update(1, new() { Name = \"x\" });",
            TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_error_about_a_null_in_a_filter_says_what_to_do()
    {
        var code = "public static class C { public static Task F(AppDb db, int? maybe) => "
            + "db.User.FindMany(new() { Id = maybe }); }";
        var diagnostics = await Compiler.Diagnose(Schemas.Blog, code, TestContext.Current.CancellationToken);
        diagnostics.ShouldHaveSingleItem().GetMessage(null).ShouldContain("OrSkip()");
    }
}
