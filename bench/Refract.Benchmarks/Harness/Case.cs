namespace Refract.Benchmarks.Harness;

/// <summary>One piece of work and how each contender does it.</summary>
/// <param name="Name">What <c>--only</c> selects.</param>
internal sealed record Case(string Name)
{
    /// <summary>
    /// The contenders by name. <c>name/variant</c> is another way in which the same contender can do it: the better one
    /// of the two stands for it.
    /// </summary>
    public Dictionary<string, IContender> Contenders { get; } = new(StringComparer.Ordinal);

    /// <summary>The counters that all contenders are compared with each other on.</summary>
    public int[] Checks { get; init; } = [7, 501];

    /// <summary>Makes the rows that the runs with these counters need; outside the timing.</summary>
    public Func<int, int, Task>? Prepare { get; init; }

    /// <summary>Removes the rows that a slice added; outside the timing.</summary>
    public Func<Task>? CleanUp { get; init; }

    /// <summary>Brings the data back to how it was seeded. Set for cases that write.</summary>
    public Func<Task>? Restore { get; init; }

    /// <summary>
    /// What is in the tables, but for what each contender may choose itself (ids and times of new rows). Set for cases
    /// that write.
    /// </summary>
    public Func<Task<string>>? State { get; init; }

    /// <summary>
    /// Whether the answer holds the author of each post. Otherwise those are not looked at: EF Core fills the way back
    /// of every relation that it loads.
    /// </summary>
    public bool WithAuthors { get; init; }

    /// <summary>How many operations one run stands for (callers at once); the time is divided by it.</summary>
    public int OperationsPerRun { get; init; } = 1;

    /// <summary>False where something else in this process allocates too.</summary>
    public bool CountsBytes { get; init; } = true;
}
