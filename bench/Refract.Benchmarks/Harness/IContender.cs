namespace Refract.Benchmarks.Harness;

/// <summary>One way to do the work of a case.</summary>
internal interface IContender
{
    /// <summary>
    /// Does the work once and answers what it read or wrote, to be compared with the others' answers.
    /// </summary>
    ValueTask<object> Once(int i);

    /// <summary>
    /// Does the work several times, with counters from <paramref name="first"/> on, and returns how long all of it
    /// took.
    /// </summary>
    ValueTask<TimeSpan> Run(int first, int runs);
}
