namespace Refract.Benchmarks.Peers;

/// <summary>The answer of a contender whose best way to write one row does not hand it back.</summary>
internal sealed record NoRow
{
    /// <param name="affected">How many rows were written; anything but one is a mistake.</param>
    public static object After(int affected) =>
        affected == 1
            ? s_instance
            : throw new InvalidOperationException($"{affected} rows were written, where it should be one.");

    private static readonly NoRow s_instance = new();
}
