namespace Refract.CommandLine;

/// <summary>A diagnostic of schemas, code or migrations.</summary>
/// <param name="Code">Its code: <c>RFR2012</c>.</param>
/// <param name="Title">What it says, in a few words.</param>
/// <param name="Text">Its page, as Markdown without the title; null in a list of all.</param>
public sealed record RulePage(string Code, string Title, string? Text);
