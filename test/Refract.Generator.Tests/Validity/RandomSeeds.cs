using System.Globalization;

namespace Refract.Generator.Tests.Validity;

/// <summary>
/// The seeds of random tests: the same ones in every run, or those that <c>REFRACT_TEST_SEEDS</c> names, such as
/// <c>1000-1099</c>.
/// </summary>
internal static class RandomSeeds
{
    /// <param name="count">How many there are in a run that names none.</param>
    public static TheoryData<int> Of(int count)
    {
        var named = (Environment.GetEnvironmentVariable("REFRACT_TEST_SEEDS") ?? "").Split('-');
        return named is [var first, var last]
            && int.TryParse(first, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, CultureInfo.InvariantCulture, out var to)
            ? [.. Enumerable.Range(from, to - from + 1)] : [.. Enumerable.Range(1, count)];
    }
}
