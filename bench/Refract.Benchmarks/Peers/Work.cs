using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// One contender on one database: the cases that it can do, by name. Each run gets a counter and returns what it read
/// or wrote, by which the contenders check each other.
/// </summary>
internal abstract class Work : IAsyncDisposable
{
    public Dictionary<string, Func<int, ValueTask<object>>> Cases { get; } = new(StringComparer.Ordinal);

    /// <summary>What the createMany cases insert; each contender copies from them into whatever it needs.</summary>
    protected static EventRow[] Events { get; } = [.. Enumerable.Range(0, 10_000)
        .Select(n => new EventRow { Kind = "kind" + (n % 10), Payload = "payload of event " + n, Amount = n })];

    public abstract ValueTask DisposeAsync();

    /// <summary>A user's id that jumps about.</summary>
    protected static int UserId(int i) => (int)((uint)i * 7919 % 1000) + 1;

    /// <summary>A post's id that jumps about.</summary>
    protected static int PostId(int i) => (int)((uint)i * 7919 % 10000) + 1;

    protected static string Email(int i) => Emails[UserId(i)];

    /// <summary>Where a page of 50 users begins.</summary>
    protected static int UserPage(int i) => i * 50 % 900;

    /// <summary>Where a page of 100 posts begins.</summary>
    protected static int PostPage(int i) => i * 100 % 9000;

    /// <summary>An address that nobody has yet.</summary>
    protected static string NewEmail(int i) => $"bench{i}-{Interlocked.Increment(ref s_fresh)}@example.com";

    /// <summary>A comment that was made to be deleted by the run with this counter.</summary>
    protected static int DoomedId(int i) => SeededRows.Doomed + i;

    /// <summary>The time as a column without a zone wants it.</summary>
    protected static DateTime UtcNow() => DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified);

    /// <summary>A level that ten items have.</summary>
    protected static int Level(int i) => (int)((uint)i * 7919 % 200);

    /// <summary>The items that an upsert of many writes: half of them, each with the run's own amount.</summary>
    protected static (string Code, int Amount)[] ItemsOf(int i) =>
        [.. Enumerable.Range(1, 1_000).Select(n => (Codes[n], n + (i % 100) + 1))];

    private static readonly string[] Codes = [.. Enumerable.Range(0, 1_001).Select(n => "item" + (n * 2))];

    protected static string TagName(int i) => Tags[i % 50];

    private static int s_fresh;

    private static readonly string[] Emails = [.. Enumerable.Range(0, 1001).Select(n => $"user{n}@example.com")];

    private static readonly string[] Tags = [.. Enumerable.Range(1, 50).Select(n => $"tag{n}")];
}
