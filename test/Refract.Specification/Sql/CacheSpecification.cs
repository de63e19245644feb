using System.Globalization;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// Two statements with different texts never share a place in the cache: whatever was asked before, a statement has the
/// text that it would have as the first one. <c>REFRACT_TEST_STATEMENTS</c> says how many are tried for each seed.
/// </summary>
public abstract class CacheSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    private static int Statements => int.TryParse(
        Environment.GetEnvironmentVariable("REFRACT_TEST_STATEMENTS"), CultureInfo.InvariantCulture, out var count)
        ? count : 5_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_warm_cache_has_the_texts_of_an_empty_one(int seed)
    {
        var random = new Random(seed);
        var statements = new RandomStatements(random, Database.Dialect.Capabilities.HasTextSearch);
        var warm = new Statements(Database.Dialect, new StatementCache(capacity: 1_000_000, bytes: long.MaxValue));
        for (var i = 0; i < Statements; i++)
        {
            var make = statements.Next();
            var empty = new Statements(Database.Dialect, new StatementCache());
            Describe(() => make(warm)).ShouldBe(Describe(() => make(empty)), $"statement {i} of seed {seed}");
        }
    }

    /// <summary>
    /// Clients with other policies share a cache: what they add to a text belongs to what it is kept by.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Statements_of_clients_with_other_policies_have_texts_of_their_own(int seed)
    {
        var random = new Random(seed);
        var statements = new RandomStatements(random, Database.Dialect.Capabilities.HasTextSearch);
        var cache = new StatementCache(capacity: 1_000_000, bytes: long.MaxValue);
        PolicyScope?[] scopes = [null, Scope(true, false), Scope(false, true), Scope(true, true)];
        var hidden = 0;
        for (var i = 0; i < Statements; i++)
        {
            var make = statements.Next();
            var scope = scopes[random.Next(scopes.Length)];
            var text = Describe(() => make(new Statements(Database.Dialect, cache, scope)));
            text.ShouldBe(
                Describe(() => make(new Statements(Database.Dialect, new StatementCache(), scope))),
                $"statement {i} of seed {seed}");
            var plain = Describe(() => make(new Statements(Database.Dialect, new StatementCache())));
            if (scope is not null && text != plain) hidden++;
        }

        hidden.ShouldBeGreaterThan(Statements / 5);
    }

    /// <summary>
    /// All orders of up to three steps over a few fields, from the front, from the end, and without a page.
    /// </summary>
    [Fact]
    public void Every_order_and_page_of_a_few_fields_has_a_text_of_its_own()
    {
        OrderTerm[] steps = [.. new[] { "Id", "Email", "Name", "Age" }
            .SelectMany(name => new[] { Q.By<User>(name), Q.By<User>(name, Sort.Desc) })];
        List<OrderTerm[]> orders = [[]];
        for (var at = 0; orders[at].Length < 3; at++)
            foreach (var step in steps) orders.Add([.. orders[at], step]);
        var warm = new Statements(Database.Dialect, new StatementCache(capacity: 1_000_000, bytes: long.MaxValue));
        foreach (var order in orders)
            foreach (var take in (int?[])[2, -2, null])
            {
                var spec = SelectSpec.Of(Q.Find<User>(orderBy: order, take: take), take, mayJoin: false);
                Describe(() => warm.Select(spec)).ShouldBe(
                    Describe(() => new Statements(Database.Dialect, new StatementCache()).Select(spec)));
            }
    }

    [Fact]
    public async Task A_page_from_the_end_and_a_second_step_of_the_order_are_different_queries()
    {
        OrderTerm name = Q.By<User>("Name"), email = Q.By<User>("Email");
        var last = await Engine.FindMany<User>(Q.Find<User>(orderBy: [name], take: -2), Ct);
        var first = await Engine.FindMany<User>(Q.Find<User>(orderBy: [name, email], take: 2), Ct);
        var again = await Engine.FindMany<User>(Q.Find<User>(orderBy: [name], take: -2), Ct);
        again.Select(row => row.Id).ShouldBe(last.Select(row => row.Id));
        first.Select(row => row.Id).ShouldNotBe(last.Select(row => row.Id));
    }

    private static PolicyScope Scope(bool marks, bool hasTenants)
    {
        var (user, post, comment) = (Model<User>.Info, Model<Post>.Info, Model<Comment>.Info);
        var scope = new PolicyScope(new PolicyRules(new Dictionary<ModelInfo, ModelPolicy>
        {
            [user] = new()
            {
                Deleted = marks ? user.FindColumn("Active") : null, Tenant = hasTenants ? user.FindColumn("Age") : null,
            },
            [post] = new()
            {
                Deleted = marks ? post.FindColumn("Published") : null,
                Tenant = hasTenants ? post.FindColumn("Views") : null,
            },
            [comment] = new() { Tenant = hasTenants ? comment.FindColumn("Likes") : null },
        }, null, null));
        return hasTenants ? scope.For(3) : scope;
    }

    /// <summary>All that is known of a statement, or why there is none.</summary>
    private static string Describe(Func<SqlStatement> make)
    {
        SqlStatement statement;
        try
        {
            statement = make();
        }
        catch (Exception refused) when (refused is RefractException or InvalidQueryException)
        {
            return refused.Message;
        }

        var text = statement.Text;
        var values = statement.Parameters.Take(statement.Count).Select(
            parameter => $"{parameter.Type} {parameter.Value.Kind}");
        return string.Join('\n', text.Sql, text.Model, text.Verb, text.ReturnsRows, text.IsWrite, text.IsSingleRow,
            text.Loading?.Text.Sql, string.Join(", ", values));
    }
}
