namespace Refract.Benchmarks.Peers;

/// <summary>One contender on one database: the cases that it can do, by name. Each run gets a counter and answers a sum by which the contenders check each other.</summary>
internal abstract class Work : IAsyncDisposable
{
    public Dictionary<string, Func<int, ValueTask<long>>> Cases { get; } = new(StringComparer.Ordinal);

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

    protected static string TagName(int i) => Tags[i % 50];

    private static int s_fresh;

    private static readonly string[] Emails = [.. Enumerable.Range(0, 1001).Select(n => $"user{n}@example.com")];

    private static readonly string[] Tags = [.. Enumerable.Range(1, 50).Select(n => $"tag{n}")];
}
