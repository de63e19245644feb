using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Conditions put together at random, answered by the database and in memory.</summary>
public abstract class RandomFilterSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Answers_as_memory_does(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var where = RandomWhere.Make(random, Model<User>.Info.RootScope, 4);
            var rows = await Engine.FindMany<User>(Q.Find<User>(where, orderBy: [Q.By<User>("Id")]), Ct);
            rows.Select(row => row.Id).ShouldBe(InMemory.Where(Model<User>.Info, where).Select(row => row.Id),
                $"condition {i} of seed {seed}: {Database.Sql[^1]}");
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Raw_SQL_answers_as_the_client_and_memory_do(int seed)
    {
        var random = new Random(seed);
        var root = Model<User>.Info.RootScope;
        var form = new ModelForm<User>();
        for (var i = 0; i < 60; i++)
        {
            var where = RandomWhere.Make(random, root, 3);
            var sql = RawWhere.Select(Database.Provider, Model<User>.Info, root, where);
            var raw = await new RawCalls(Context).Rows(sql, form, Ct);
            var rows = await Engine.FindMany<User>(Q.Find<User>(where, orderBy: [Q.By<User>("Id")]), Ct);
            raw.Select(row => row.Id).ShouldBe(rows.Select(row => row.Id),
                $"condition {i} of seed {seed}: {sql}\n{Database.Sql[^1]}");
            raw.Select(row => row.Id).ShouldBe(InMemory.Where(Model<User>.Info, where).Select(row => row.Id));
            foreach (var (one, other) in raw.Zip(rows))
                foreach (var column in Model<User>.Info.Columns)
                    one[column.Name].ShouldBe(other[column.Name]);
        }
    }
}
