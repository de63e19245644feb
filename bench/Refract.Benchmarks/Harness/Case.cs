namespace Refract.Benchmarks.Harness;

/// <summary>One piece of work and how each contender does it. The number that each run answers must be the same for all of them.</summary>
/// <param name="Name">What <c>--only</c> selects.</param>
internal sealed record Case(string Name)
{
    /// <summary>The contenders by name; a run gets a counter and answers a sum over what it read or wrote.</summary>
    public Dictionary<string, Func<int, ValueTask<long>>> Contenders { get; } = new(StringComparer.Ordinal);

    /// <summary>Undoes what runs changed, outside the timing; called between slices.</summary>
    public Func<Task>? CleanUp { get; init; }

    /// <summary>How many operations one run stands for (callers at once); the time is divided by it.</summary>
    public int OperationsPerRun { get; init; } = 1;

    public Case With(string contender, Func<int, ValueTask<long>> run)
    {
        Contenders[contender] = run;
        return this;
    }
}
