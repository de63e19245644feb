using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Client.Tests.Sql;

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

    [Fact]
    public void Keeps_no_more_bytes_than_it_may_and_what_is_used()
    {
        var cache = new StatementCache(bytes: 100_000);
        var common = cache.Add([-1], new StatementText("common"));
        for (var i = 0; i < 1_000; i++)
        {
            cache.Add([i], new StatementText(new string('x', 3_000)));
            cache.TryGet([-1], out var found).ShouldBeTrue();
            found.ShouldBeSameAs(common);
            cache.Bytes.ShouldBeLessThanOrEqualTo(100_000);
        }

        cache.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Returns_a_text_that_is_too_long_without_keeping_it()
    {
        var cache = new StatementCache(bytes: 10_000);
        var common = cache.Add([-1], new StatementText("common"));
        var text = new StatementText(new string('x', 10_000));
        cache.Add([1], text).ShouldBeSameAs(text);
        cache.TryGet([1], out _).ShouldBeFalse();
        cache.TryGet([-1], out var found).ShouldBeTrue();
        found.ShouldBeSameAs(common);
    }
}
