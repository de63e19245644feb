using Refract.Relational.Sql;
using Refract.Runtime;
using static Refract.Relational.Sql.Comparison;

namespace Refract.Specification;

/// <summary>Conditions of every kind, with answers worked out by hand.</summary>
public abstract class FilterSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    private static readonly Scope s_user = Model<User>.Info.RootScope;

    private static readonly Dictionary<string, (Predicate Where, int[] Ids)> s_cases = new()
    {
        ["equals"] = (Q.Is<User>("Age", 25), [2, 5]),
        ["not equals leaves nulls out"] = (Q.Is<User>("Age", NotEquals, 25), [1, 3, 6, 7, 9, 10]),
        ["less than"] = (Q.Is<User>("Age", LessThan, 25), [6]),
        ["at most"] = (Q.Is<User>("Age", LessThanOrEquals, 25), [2, 5, 6]),
        ["greater than"] = (Q.Is<User>("Age", GreaterThan, 40), [7]),
        ["at least"] = (Q.Is<User>("Age", GreaterThanOrEquals, 40), [1, 7]),
        ["null"] = (Q.Null<User>("Age"), [4, 8]),
        ["not null"] = (Q.Null<User>("Name", false), [1, 2, 4, 5, 6, 7, 9, 10]),
        ["true"] = (Q.Is<User>("Active", true), [1, 2, 4, 5, 7, 9, 10]),
        ["not true"] = (Q.Is<User>("Active", NotEquals, true), [3, 6, 8]),
        ["enum"] = (Q.Is<User>("Role", Role.Guest), [4, 6]),
        ["not enum"] = (Q.Is<User>("Role", NotEquals, Role.User), [1, 4, 6, 7]),
        ["enum in"] = (Q.Is<User>("Role", In, new[] { Role.Guest, Role.Admin }), [1, 4, 6, 7]),
        ["enum in nothing"] = (Q.Is<User>("Role", In, Array.Empty<Role>()), []),
        ["in"] = (Q.Is<User>("Id", In, new[] { 3, 1, 99 }), [1, 3]),
        ["in nothing"] = (Q.Is<User>("Id", In, Array.Empty<int>()), []),
        ["not in nothing"] = (Q.Is<User>("Age", NotIn, Array.Empty<int>()), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ["not in leaves nulls out"] = (Q.Is<User>("Age", NotIn, new[] { 25, 33 }), [1, 3, 6, 7]),
        ["in without regard to case"] = (Q.Is<User>("Name", In, new[] { "eve", "DOT" }, ignoreCase: true), [4, 5]),
        ["contains regards case"] = (Q.Is<User>("Name", Contains, "o"), [2, 4, 6, 7]),
        ["contains without regard to case"] = (Q.Is<User>("Name", Contains, "O", ignoreCase: true), [2, 4, 6, 7, 9]),
        ["percent stands for itself"] = (Q.Is<User>("Name", Contains, "%"), [6]),
        ["underscore stands for itself"] = (Q.Is<User>("Email", Contains, "_"), [6]),
        ["underscore stands for itself without regard to case"] = (Q.Is<User>("Email", Contains, "Y_1@", ignoreCase: true), [6]),
        ["backslash stands for itself"] = (Q.Is<User>("Email", Contains, "\\"), [9]),
        ["quotes stand for themselves"] = (Q.Is<User>("Name", Contains, "O'Hara \"q\""), [9]),
        ["starts with"] = (Q.Is<User>("Email", StartsWith, "f"), [6]),
        ["starts with regards case"] = (Q.Is<User>("Email", StartsWith, "e"), []),
        ["starts with without regard to case"] = (Q.Is<User>("Email", StartsWith, "e", ignoreCase: true), [5]),
        ["starts with percent"] = (Q.Is<User>("Name", StartsWith, "50%"), [6]),
        ["ends with"] = (Q.Is<User>("Email", EndsWith, "@y.test"), [4, 5, 6]),
        ["ends with regards case"] = (Q.Is<User>("Name", EndsWith, "VE"), [5]),
        ["ends with more than there is"] = (Q.Is<User>("Name", EndsWith, "xxAnn"), []),
        ["contains nothing"] = (Q.Is<User>("Name", Contains, ""), [1, 2, 4, 5, 6, 7, 9, 10]),
        ["ends with nothing"] = (Q.Is<User>("Name", EndsWith, ""), [1, 2, 4, 5, 6, 7, 9, 10]),
        ["equals without regard to case"] = (Q.Is<User>("Name", Comparison.Equals, "bOB", ignoreCase: true), [2, 7]),
        ["equals without regard to case takes no wildcard"] = (Q.Is<User>("Email", Comparison.Equals, "%", ignoreCase: true), []),
        ["not equals without regard to case"] = (Q.Is<User>("Name", NotEquals, "bOB", ignoreCase: true), [1, 4, 5, 6, 9, 10]),
        ["list has"] = (Q.Is<User>("Tags", Has, "b"), [1, 2, 4, 9]),
        ["list has every"] = (Q.Is<User>("Tags", HasEvery, new[] { "a", "b" }), [1, 4]),
        ["list has every of nothing"] = (Q.Is<User>("Tags", HasEvery, Array.Empty<string>()), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ["list has some"] = (Q.Is<User>("Tags", HasSome, new[] { "x", "c" }), [4, 7, 9]),
        ["list has some of nothing"] = (Q.Is<User>("Tags", HasSome, Array.Empty<string>()), []),
        ["list is empty"] = (Q.Is<User>("Tags", IsEmpty, true), [3, 8]),
        ["list is not empty"] = (Q.Is<User>("Tags", IsEmpty, false), [1, 2, 4, 5, 6, 7, 9, 10]),
        ["list equals"] = (Q.Is<User>("Tags", Comparison.Equals, new[] { "a", "b" }), [1]),
        ["list equals in order"] = (Q.Is<User>("Tags", Comparison.Equals, new[] { "b", "a" }), []),
        ["time"] = (Q.Is<User>("CreatedAt", GreaterThan, SeedData.Noon.AddMinutes(2)), [3, 7]),
        ["time equals"] = (Q.Is<User>("CreatedAt", Comparison.Equals, SeedData.Noon.AddMinutes(1).ToOffset(TimeSpan.FromHours(5))),
            [1, 5, 9]),
        ["float"] = (Q.Is<User>("Score", 3.25), [2, 6]),
        ["and"] = (Q.Is<User>("Active", true) & Q.Is<User>("Age", 25), [2, 5]),
        ["or"] = (Q.Is<User>("Age", 18) | Q.Is<User>("Age", 65), [6, 7]),
        ["not"] = (!Q.Is<User>("Age", 25), [1, 3, 6, 7, 9, 10]),
        ["never"] = (ConstantPredicate.False, []),
        ["always"] = (ConstantPredicate.True, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ["some"] = (Q.Related<User>("Posts", Quantifier.Some, post => Q.Is(post, "Views", GreaterThan, 30)), [3, 4]),
        ["some of any"] = (Q.Related<User>("Posts", Quantifier.Some), [1, 2, 3, 4, 5, 7, 9]),
        ["none"] = (Q.Related<User>("Posts", Quantifier.None, post => Q.Is(post, "Published", Comparison.Equals, true)), [6, 7, 8, 10]),
        ["none at all"] = (Q.Related<User>("Posts", Quantifier.None), [6, 8, 10]),
        ["every"] = (Q.Related<User>("Posts", Quantifier.Every, post => Q.Is(post, "Published", Comparison.Equals, true)),
            [3, 5, 6, 8, 9, 10]),
        ["is"] = (Q.Related<User>("Manager", Quantifier.Is, boss => Q.Is(boss, "Name", Comparison.Equals, "Bob")), [4, 5, 9]),
        ["is nobody"] = (Q.Related<User>("Manager", Quantifier.Is), [1, 6, 10]),
        ["is somebody"] = (Q.Related<User>("Manager", Quantifier.IsNot), [2, 3, 4, 5, 7, 8, 9]),
        ["is not"] = (Q.Related<User>("Manager", Quantifier.IsNot, boss => Q.Is(boss, "Name", Comparison.Equals, "Bob")),
            [1, 2, 3, 6, 7, 8, 10]),
        ["has no profile"] = (Q.Related<User>("Profile", Quantifier.Is), [3, 5, 6, 7, 8, 9, 10]),
        ["has a profile"] = (Q.Related<User>("Profile", Quantifier.IsNot), [1, 2, 4]),
        ["profile is"] = (Q.Related<User>("Profile", Quantifier.Is, profile => Q.Null(profile, "Bio")), [2]),
        ["two steps away"] = (Q.Related<User>("Manager", Quantifier.Is, boss =>
            Q.Related(boss, "Manager", Quantifier.Is, top => Q.Is(top, "Id", Comparison.Equals, 1))), [4, 5]),
        ["many to many"] = (Q.Related<User>("Posts", Quantifier.Some, post =>
            Q.Related(post, "Categories", Quantifier.Some, category => Q.Is(category, "Name", Comparison.Equals, "news"))), [1, 2, 9]),
        ["many to many none"] = (Q.Related<User>("Posts", Quantifier.Some, post => Q.Related(post, "Categories", Quantifier.None)),
            [1, 2, 4, 5, 7]),
        ["compound keys"] = (Q.Related<User>("Memberships", Quantifier.Some, membership =>
            Q.Related(membership, "Badges", Quantifier.Some)), [1, 4]),
        ["count"] = (Q.Count<User>("Posts", GreaterThanOrEquals, 2), [1, 2, 4]),
        ["count of some"] = (Q.Count<User>("Posts", Comparison.Equals, 0, post => Q.Is(post, "Published", Comparison.Equals, true)),
            [6, 7, 8, 10]),
        ["field against field"] = (Q.Fields(s_user, "Id", GreaterThan, s_user, "Age"), []),
        ["to-one path"] = (Q.Is(Q.Enter(s_user, "Manager"), "Age", GreaterThanOrEquals, 40), [2, 3, 8, 9]),
        ["to-one path of null"] = (Q.Null(Q.Enter(s_user, "Manager"), "Age"), [7]),
        ["field against field through a path"] = (Q.Fields(s_user, "Age", LessThan, Q.Enter(s_user, "Manager"), "Age"), [2, 3, 9]),
        ["correlated"] = (Q.Related<User>("Posts", Quantifier.Some, post => Q.Fields(post, "Views", GreaterThan, s_user, "Age")), [3]),
        ["a shared path inside a quantifier"] = (Q.Related<User>("Posts", Quantifier.Some, post =>
            Q.Fields(post, "EditorId", Comparison.Equals, s_user, "Id")), [1, 4]),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Finds_the_rows_of(string condition)
    {
        var (where, ids) = s_cases[condition];
        var rows = await Engine.FindMany<User>(Q.Find<User>(where, orderBy: [Q.By<User>("Id")]), Ct);
        rows.Select(row => row.Id).ShouldBe(ids);
        (await Engine.Count(Q.Find<User>(where, verb: Verb.Count), Ct)).ShouldBe(ids.Length);
        InMemory.Where(Model<User>.Info, where).Select(row => row.Id).ShouldBe(ids, "the in-memory answer");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_null_in_a_list_of_values_is_refused(bool isNegated)
    {
        var comparison = isNegated ? NotIn : In;
        var error = await Should.ThrowAsync<InvalidQueryException>(
            async () => await Engine.FindMany<User>(Q.Find<User>(Q.Is<User>("Name", comparison, new[] { "Ann", null! })), Ct));
        error.Path.ShouldBe("where.Name");
    }
}
