using Blog;
using Refract.Runtime;

namespace Refract.Client.Tests.Metadata;

/// <summary>
/// What is made on first use and compared by identity is the same object for all threads that come first.
/// </summary>
public sealed class First_use
{
    private const int Threads = 4;
    private const int Rounds = 5_000;

    [Fact]
    public void A_model_has_one_root_scope() =>
        Same(static () => new ModelInfo<User>(), static model => model.RootScope);

    [Fact]
    public void A_relation_has_one_opposite() =>
        Same(static () => new ModelInfo<User>(), static model => Model<User>.Info.Relations[0].Opposite);

    [Fact]
    public void Options_have_one_place_for_diagnostics() =>
        Same(static () => new RefractOptions(), static options => options.Diagnostics);

    [Fact]
    public async Task A_context_has_one_executor()
    {
        await using var client = TestClient.Connect("file::memory:");
        Same(() => new ClientContext(client.Database, Engine.Create, new RefractOptions()),
            static context => context.Executor);
    }

    /// <summary>Each round has a fresh object, which all threads meet at the same moment.</summary>
    private static void Same<T>(Func<T> make, Func<T, object> get)
    {
        T? fresh = default;
        var seen = new object[Threads];
        var differ = 0;
        using var barrier = new Barrier(Threads, _ =>
        {
            if (seen[0] is not null && seen.Any(one => !ReferenceEquals(one, seen[0]))) differ++;
            fresh = make();
        });
        var threads = Enumerable.Range(0, Threads).Select(at => new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                barrier.SignalAndWait();
                seen[at] = get(fresh!);
            }

            barrier.SignalAndWait();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        differ.ShouldBe(0);
    }
}
