using System.Runtime.CompilerServices;

namespace Tux.Tour;

/// <summary>Collects what differs from what was expected.</summary>
internal sealed class TourChecks
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Expect<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) _problems.Add($"{what} is {actual}, not {expected}");
    }
}
