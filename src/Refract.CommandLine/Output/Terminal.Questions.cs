namespace Refract.CommandLine;

public sealed partial class Terminal
{
    private volatile bool _isWaiting;

    /// <summary>
    /// True while it waits for input. A console's read cannot be cancelled, so the code that handles Ctrl+C should let
    /// it end the process then.
    /// </summary>
    public bool IsWaiting => _isWaiting;

    /// <summary>Asks for a yes or no; no is the answer of a person who only presses Enter.</summary>
    /// <param name="question">The question, without a question mark's options.</param>
    internal bool Confirm(string question)
    {
        WriteStyled(question + " [y/N] ", "yellow");
        return Waiting(static input => input.ReadLine())?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Asks for a text; null when only Enter was pressed or the input ended.</summary>
    internal string? Ask(string question)
    {
        WriteStyled(question + " ", "yellow");
        return Waiting(static input => input.ReadLine())?.Trim() is { Length: > 0 } answer ? answer : null;
    }

    /// <summary>Everything on the input, to its end.</summary>
    public string ReadInput() => Waiting(static input => input.ReadToEnd());

    private T Waiting<T>(Func<TextReader, T> read)
    {
        _isWaiting = true;
        try
        {
            return read(_options.Input);
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
