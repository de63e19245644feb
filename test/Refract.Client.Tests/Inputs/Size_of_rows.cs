using Blog;
using Refract.Client.Tests.Compile;

namespace Refract.Client.Tests.Inputs;

/// <summary>No other test may write in bulk meanwhile.</summary>
[CollectionDefinition(nameof(Size_of_rows), DisableParallelization = true)]
public sealed class SizeOfRowsCollection;

/// <summary>Rows for a bulk write are made by the thousand, so they take no more room than they need.</summary>
[Collection(nameof(Size_of_rows))]
public sealed class Size_of_rows
{
    private const int Cell = 48;

    private readonly UserActions _user = new(new RecordingExecutor());

    private static UserCreate Small(int n) => new() { Email = $"{n}" };

    private static UserCreate Large(int n) => new() { Email = $"{n}", Name = "n", Age = n, Role = Role.Admin, Id = n };

    [Fact]
    public void Rows_are_as_large_as_those_of_the_bulk_write_before()
    {
        Follow(Small).ShouldBe(Follow(Large) - (4 * Cell));
    }

    [Fact]
    public void Rows_that_are_made_while_they_are_asked_for_are_as_large_as_the_first()
    {
        Follow(Large);
        var sizes = new List<long>();
        _user.CreateMany(Enumerable.Range(0, 3).Select(n =>
        {
            var row = default(UserCreate);
            sizes.Add(Allocated(() => row = Small(7)));
            return row!;
        }), ct: TestContext.Current.CancellationToken);
        sizes[1].ShouldBeLessThan(sizes[0]);
        sizes[2].ShouldBe(sizes[1]);
    }

    /// <summary>What a row takes after a bulk write of such rows.</summary>
    private long Follow(Func<int, UserCreate> row)
    {
        _user.CreateMany([row(1), row(2)], ct: TestContext.Current.CancellationToken);
        return Allocated(() => row(7));
    }

    private static long Allocated(Func<object?> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
