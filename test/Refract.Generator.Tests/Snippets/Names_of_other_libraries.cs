using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>What other libraries call verbs, steps and conditions does not compile, and the error names ours.</summary>
public sealed class Names_of_other_libraries
{
    private const string Given = """
        var ids = new[] { 1, 2 };
        var list = new List<int> { 1 };
        var set = new HashSet<int> { 1 };
        IEnumerable<string> words = ["a"];
        Role[] roles = [Role.Admin];
        var query = db.User.Where(u => u.Id > 0);

        """;

    /// <summary>Members that do not compile: this error, and no other.</summary>
    private static (string Statement, string Says)[] Members { get; } =
    [
        ("var all = await query.ToListAsync(); foreach (var u in all) Console.WriteLine(u.Email);", "FindMany()"),
        ("List<User> all = await query.ToListAsync(CancellationToken.None);", "FindMany()"),
        ("IReadOnlyList<User> all = await db.User.ToListAsync();", "FindMany()"),
        ("var all = await query.ToArrayAsync();", "FindMany()"),
        ("var all = query.ToList();", "FindMany()"),
        ("var all = db.User.ToArray();", "FindMany()"),
        ("var all = await db.User.Select(u => new { u.Id }).ToListAsync();", "FindMany()"),
        ("var all = await query.Select(u => u.Id).ToListAsync();", "FindMany()"),
        ("await db.Transaction(async tx => { await tx.User.Where(u => u.Id > 1).ToListAsync(); });", "FindMany()"),
        ("User? one = await query.FirstOrDefaultAsync();", "FindFirst()"),
        ("var one = await query.FirstOrDefaultAsync(u => u.Id == 1 && u.Name.Contains(\"x\"));", "FindFirst()"),
        ("var one = await db.User.FirstOrDefaultAsync(u => u.Id == 1, CancellationToken.None);", "FindFirst()"),
        ("var one = await db.User.SingleOrDefaultAsync(u => u.Id == 1);", "FindUnique()"),
        ("var one = db.User.FirstOrDefault(u => u.Id == 1);", "FindFirst()"),
        ("var one = query.SingleOrDefault();", "FindFirst()"),
        ("var one = await query.FirstAsync();", "FindFirstOrThrow()"),
        ("var one = await query.SingleAsync();", "FindFirstOrThrow()"),
        ("var one = query.First();", "FindFirstOrThrow()"),
        ("var one = db.User.Single(u => u.Id == 1);", "FindUniqueOrThrow()"),
        ("var one = await db.User.FindAsync(1);", "FindUnique()"),
        ("if (await query.AnyAsync()) return;", "Exists()"),
        ("if (await db.User.AnyAsync(u => u.Id == 1)) return;", "Exists()"),
        ("if (db.User.Any(u => u.Id == 1)) return;", "Exists()"),
        ("if (query.Any()) return;", "Exists()"),
        ("int n = await db.User.CountAsync(u => u.Id > 1);", "Count()"),
        ("await query.OrderByDescending(u => u.Name).FindMany();", "OrderBy(x => x.Id.Desc)"),
        ("await query.OrderByDescending(u => u.Posts.Count).Take(3).Include(u => u.Posts).FindMany();",
            "OrderBy(x => x.Id.Desc)"),
        ("await db.User.OrderByDescending(u => u.Name).Where(u => u.Id > 1).FindMany();",
            "Query.OrderBy(x => x.Id.Desc)"),
        ("await query.OrderBy(u => u.Name.Asc).ThenBy(u => u.Id).FindMany();",
            "OrderBy(x => x.Name.Asc, x => x.Id.Desc)"),
        ("await query.OrderBy(u => u.Name.Asc).ThenByDescending(u => u.Id).FindMany();",
            "OrderBy(x => x.Name.Asc, x => x.Id.Desc)"),
        ("await query.Include(u => u.Posts).ThenInclude(p => p.Author).FindMany();",
            "Include(x => x.Posts.Include(p => p.Author))"),
        ("await query.AsNoTracking().Where(u => u.Id > 3).FindMany();", "nothing tracks them"),
        ("await db.User.AsNoTracking().Where(u => u.Id > 3).FindMany();", "nothing tracks them"),
        ("await db.User.FindMany(u => u.Name.ToLower() == \"x\");", "QueryMode.Insensitive"),
        ("await db.User.FindMany(u => u.Email.ToLower() == search!.ToLower());", "QueryMode.Insensitive"),
        ("await db.User.FindMany(u => u.Email.ToUpperInvariant().Contains(\"X\"));", "QueryMode.Insensitive"),
        ("await db.User.FindMany(u => u.Posts.Any());", "Some()"),
        ("await db.User.FindMany(u => u.Posts.Any(p => p.Published && p.Views > 3));", "Some()"),
        ("await db.User.FindMany(u => u.Posts.All(p => p.Published));", "Every()"),
        ("await db.Post.FindMany(p => p.Tags.Contains(\"x\"));", "Has()"),
        ("await db.User.FindMany(u => u.Age.HasValue);", "!= null"),
        ("await db.User.FindMany(u => !u.Age.HasValue || u.Id > 1);", "!= null"),
    ];

    /// <summary>Calls that the compiler refuses with an error that does not help.</summary>
    private static (string Statement, string Says)[] Calls { get; } =
    [
        ("await db.User.FindMany(u => ids.Contains(u.Id));", "Write u.Id.In(ids): the database looks"),
        ("await db.User.FindMany(u => list.Contains(u.Id));", "Write u.Id.In(list): the database looks"),
        ("await db.User.FindMany(u => set.Contains(u.Id));", "Write u.Id.In(set): the database looks"),
        ("await db.User.FindMany(u => words.Contains(u.Email));", "Write u.Email.In(words): the database looks"),
        ("await db.User.FindMany(u => words.Contains(u.Name));", "Write u.Name.In(words): the database looks"),
        ("await db.User.FindMany(u => ids.Contains(u.Age));", "Write u.Age.In(ids): the database looks"),
        ("await db.User.FindMany(u => roles.Contains(u.Role));", "Write u.Role.In(roles): the database looks"),
        ("await db.User.FindMany(u => Enumerable.Contains(ids, u.Id));", "Write u.Id.In(ids): the database looks"),
        ("await db.User.FindMany(u => u.Age > 3 && !new[] { 1, 2 }.Contains(u.Id));",
            "Write u.Id.In(new[] { 1, 2 }): the database looks"),
        ("await db.User.Where(u => u.Posts.Some(p => ids.Contains(p.AuthorId))).FindMany();",
            "Write p.AuthorId.In(ids): the database looks"),
        ("await db.Post.FindMany(p => ids.Contains(p.Author.Id));", "Write p.Author.Id.In(ids): the database looks"),
        ("await query.OrderBy(u => u.Name).FindMany();", "Write u.Name.Asc or u.Name.Desc: a field"),
        ("await query.OrderBy(u => u.Name.Asc, u => u.Id).FindMany();", "Write u.Id.Asc or u.Id.Desc: a field"),
        ("await query.Include(u => u.Posts.OrderBy(p => p.Title)).FindMany();",
            "Write p.Title.Asc or p.Title.Desc: a field"),
        ("await db.User.OrderBy(u => u.Name.Asc).FindMany();", "Write db.User.Query.OrderBy(…): the steps"),
        ("await db.User.Include(u => u.Posts).FindMany();", "Write db.User.Query.Include(…): the steps"),
        ("await db.User.Take(3).FindMany();", "Write db.User.Query.Take(…): the steps"),
        ("await db.QueryRaw<User>(\"select * from users where id = \" + maybe);",
            "Write QueryRaw<User>($\"… {value} …\"): each hole"),
        ("await db.ExecuteRaw(search!);", "Write ExecuteRaw($\"… {value} …\"): each hole"),
        ("await db.ExecuteRaw(\"delete from users\");", "Write ExecuteRaw($\"… {value} …\"): each hole"),
        ("await db.QueryRawFirst<int>(string.Format(\"select {0}\", maybe));",
            "Write QueryRawFirst<int>($\"… {value} …\"): each hole"),
        ("await db.Transaction(async tx => { await tx.ExecuteRaw($\"select {maybe}\" + search); });",
            "Write ExecuteRaw($\"… {value} …\"): each hole"),
        ("await db.User.Skip(3).Take(3).FindMany();", "Write db.User.Query.Skip(…): the steps"),
    ];

    private static readonly string[] s_good =
    [
        "await db.User.FindMany(u => u.Id.In(ids) && u.Email.Contains(\"x\") && u.Name.In(words));",
        "await db.User.FindMany(u => (ids.Contains(3) || u.Id > 2) && u.Age != null);",
        "var adults = (await query.FindMany()).ToList(); Console.WriteLine(adults.Any() && adults.First().Id > 1);",
        "var names = (await query.FindMany()).OrderByDescending(u => u.Name).ThenBy(u => u.Id); "
            + "Console.WriteLine(names);",
        "await query.Select(u => new { Lower = u.Name!.ToLower(), Any = u.Posts.Count() > 0 }).FindMany();",
        "await db.ExecuteRaw($\"select {maybe}\"); await db.ExecuteRaw($\"select {maybe}\" + $\", {search}\");",
        "await db.QueryRaw<int>(Sql.Unsafe(\"select 1\")); await db.ExecuteRaw(Sql.Join(\";\", Sql.Empty));",
        "await query.OrderBy(u => u.Name.Asc, u => u.Posts.Count.Desc).Include(u => u.Posts).Take(3).FindMany();",
    ];

    [Fact]
    public async Task Members_with_other_names_are_one_error_that_names_ours()
    {
        var found = await Diagnose([.. Members.Select(row => row.Statement)]);
        for (var i = 0; i < Members.Length; i++)
        {
            found[i].Select(one => $"{one.Id} {one.Severity}").ShouldBe(["RFR2054 Error"], Members[i].Statement);
            found[i][0].GetMessage(null).ShouldContain(Members[i].Says, customMessage: Members[i].Statement);
        }
    }

    [Fact]
    public async Task Calls_that_do_not_compile_have_the_right_spelling_beside_the_error_of_the_compiler()
    {
        var found = await Diagnose([.. Calls.Select(row => row.Statement)]);
        for (var i = 0; i < Calls.Length; i++)
        {
            found[i].ShouldContain(one => one.Id.StartsWith("CS", StringComparison.Ordinal), Calls[i].Statement);
            var ours = found[i].Where(one => one.Id == "RFR2054").ToList();
            ours.Count.ShouldBe(1, Calls[i].Statement);
            ours[0].GetMessage(null).ShouldStartWith(Calls[i].Says);
        }
    }

    [Fact]
    public async Task Queries_and_LINQ_on_results_are_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++)
            found[i].Where(one => one.Severity >= DiagnosticSeverity.Warning)
                .Select(one => one.ToString()).ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Calls_on_other_types_get_no_advice()
    {
        var found = await Diagnose(["ids.Contains(\"x\");", "list.OrderBy(x => x.Nmae);", "ids.Take(\"x\");",
            "await db.User.FindMany(u => u.Id.Contains(ids));"]);
        foreach (var one in found) one.ShouldNotContain(diagnostic => diagnostic.Id == "RFR2054");
    }

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schemas.Blog, statements, TestContext.Current.CancellationToken, Given);
}
