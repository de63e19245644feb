using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Client.Tests.Planning;

public sealed class Statement_cache
{
    [Fact]
    public void Gives_the_same_text_for_the_same_tokens()
    {
        var cache = new StatementCache();
        var text = cache.Add([1, 2, 3], new StatementText("a"));
        cache.TryGet([1, 2, 3], out var found).ShouldBeTrue();
        found.ShouldBeSameAs(text);
        cache.Add([1, 2, 3], new StatementText("a")).ShouldBeSameAs(text);
        cache.TryGet([1, 2], out _).ShouldBeFalse();
        cache.TryGet([1, 2, 4], out _).ShouldBeFalse();
    }

    [Fact]
    public void Keeps_no_more_than_it_may_and_what_is_used()
    {
        var cache = new StatementCache(100);
        var common = cache.Add([-1], new StatementText("common"));
        for (var i = 0; i < 10_000; i++)
        {
            cache.Add([i], new StatementText("rare"));
            cache.TryGet([-1], out var found).ShouldBeTrue();
            found.ShouldBeSameAs(common);
            cache.Count.ShouldBeLessThanOrEqualTo(101);
        }
    }
}
