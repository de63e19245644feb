namespace Refract.CommandLine;

/// <summary>A line of a report for display, or a few that belong together.</summary>
/// <param name="Kind">How it is shown.</param>
/// <param name="Text">Its text; of an error only the first sentence.</param>
/// <param name="Error">The error to show as a block, or null.</param>
internal readonly record struct TextLine(TextLineKind Kind, string Text, CommandException? Error = null)
{
    /// <summary>True for what goes to the output; all else goes to the error stream.</summary>
    public bool IsData => Kind is TextLineKind.Data or TextLineKind.DataLine;

    public void Write(Terminal terminal)
    {
        switch (Kind)
        {
            case TextLineKind.Say: terminal.Say(Text); break;
            case TextLineKind.Done: terminal.Done(Text); break;
            case TextLineKind.Note: terminal.Note(Text); break;
            case TextLineKind.Finding: terminal.Finding(Text); break;
            case TextLineKind.Warn: terminal.Warn(Text); break;
            case TextLineKind.Error: terminal.Show(Error!); break;
            case TextLineKind.Data: terminal.Data(Text); break;
            case TextLineKind.DataLine: terminal.DataLine(Text); break;
            default: throw new InvalidOperationException($"No way to show {Kind}.");
        }
    }
}
