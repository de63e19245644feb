using Microsoft.CodeAnalysis;
using Refract.Generator.Analyzers;

namespace Refract.Generator.Tests.Snippets;

/// <summary>A FindMany without condition and limit, when the rule is turned on.</summary>
public sealed class Reads_of_whole_tables
{
    private static readonly string[] s_bad =
    [
        "await db.User.FindMany();",
        "await db.User.FindMany(orderBy: new() { Name = Sort.Asc }, include: new() { Posts = true });",
        "await db.User.FindMany(where: null);",
        "await db.User.FindMany(new());",
        "await db.User.FindMany(new UserWhere { });",
        "await db.User.FindMany(skip: 3);",
        "await db.User.Query.FindMany();",
        "await db.User.Query.OrderBy(u => u.Id.Asc).Include(u => u.Posts).FindMany();",
        "var query = db.User.Query.OrderBy(u => u.Id.Asc); await query.FindMany();",
        "await db.User.Select(u => u.Id).FindMany();",
        "await db.User.Query.OrderBy(u => u.Id.Asc).Select(u => u.Id).FindMany();",
        "await db.Transaction(async tx => { await tx.User.FindMany(); });",
    ];

    private static readonly string[] s_good =
    [
        "await db.User.FindMany(take: 3);",
        "await db.User.FindMany(new() { Id = 1 });",
        "await db.User.FindMany(u => u.Id == 1);",
        "UserWhere? where = search == null ? null : new(); await db.User.FindMany(where);",
        "await db.User.Where(u => u.Id == 1).FindMany();",
        "await db.User.Query.Take(3).FindMany();",
        "var query = db.User.Query; if (search != null) query = query.Take(3); await query.FindMany();",
        "await db.User.Where(u => u.Id == 1).Select(u => u.Id).FindMany();",
        "await db.User.Select(u => u.Id).FindMany(take: 3);",
        "await db.User.Query.GroupBy(u => u.Role).Select(g => g.Key).FindMany();",
        "await db.User.FindFirst(); await db.User.Count(); await db.User.FindManyAndCount(take: 3);",
    ];

    [Fact]
    public async Task Are_information()
    {
        var found = await Diagnose(s_bad);
        for (var i = 0; i < s_bad.Length; i++)
            found[i].Select(one => $"{one.Id} {one.Severity} {Compiler.TextOf(one)}")
                .ShouldBe(["RFR2053 Info FindMany"], s_bad[i]);
    }

    [Fact]
    public async Task What_has_a_condition_or_a_limit_is_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++) found[i].Select(one => one.ToString()).ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Are_found_in_controllers() => (await Compiler.Of("RFR2053", Schemas.Blog, """
        [Controller<User>]
        public sealed class UserController(AppDb db) : UserControllerBase(db)
        {
            public Task All() => Run(async () =>
            {
                await FindMany();
                await Actions.FindMany();
                await FindMany(take: 3);
                await FindMany(new() { Id = 1 });
            });
        }
        """, TestContext.Current.CancellationToken)).ShouldBe(["FindMany", "FindMany"]);

    /// <summary>Many tables are small, so a project asks for the rule.</summary>
    [Fact]
    public void Are_not_reported_by_default() =>
        new UnboundedReadAnalyzer().SupportedDiagnostics.ShouldHaveSingleItem().IsEnabledByDefault.ShouldBeFalse();

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schemas.Blog, statements, TestContext.Current.CancellationToken, turnedOn: "RFR2053");
}
