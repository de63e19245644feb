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
}
