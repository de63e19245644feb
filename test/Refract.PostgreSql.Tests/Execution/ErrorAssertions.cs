namespace Refract.PostgreSql.Tests.Execution;

internal static class ErrorAssertions
{
    /// <summary>Compares all that a caller acts on, and looks for what the message has to say.</summary>
    public static void ShouldBe(this RefractException error, string code, Kept kept, params string[] words)
    {
        var expected = (code, kept == Kept.NothingTryAgain, kept == Kept.Unknown);
        (error.Code, error.IsTransient, error.IsOutcomeUnknown).ShouldBe(expected, error.ToString());
        foreach (var word in words) error.Message.ShouldContain(word);
        if (kept == Kept.Unknown) error.Message.ShouldContain("look for its rows");
    }
}
