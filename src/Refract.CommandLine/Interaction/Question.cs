namespace Refract.CommandLine;

/// <summary>A question to a person.</summary>
/// <param name="Text">The question, or the request for a text.</param>
public sealed record Question(string Text)
{
    /// <summary>What goes with a yes, as a warning before the question, or null.</summary>
    public string? Warning { get; init; }

    /// <summary>What else could be done, or null; may have several lines.</summary>
    public string? Instead { get; init; }
}
