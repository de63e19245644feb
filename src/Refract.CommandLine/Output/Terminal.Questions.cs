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
    /// <param name="otherwise">What to throw when there is nobody to ask: it names the flag that answers.</param>
    public bool Confirm(string question, Func<CommandException> otherwise)
    {
        if (!CanAsk) throw otherwise();
        WriteStyled(question + " [y/N] ", "yellow");
        return Waiting(static input => input.ReadLine())?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Asks for a text; null when only Enter was pressed or the input ended.</summary>
    public string? Ask(string question, Func<CommandException> otherwise)
    {
        if (!CanAsk) throw otherwise();
        WriteStyled(question + " ", "yellow");
        return Waiting(static input => input.ReadLine())?.Trim() is { Length: > 0 } answer ? answer : null;
    }

    /// <summary>Everything on the input, to its end.</summary>
    public string ReadInput() => Waiting(static input => input.ReadToEnd());

    /// <summary>
    /// Lets a destructive step pass only when the database's name is given: with <c>--confirm</c>, or typed by a
    /// person.
    /// </summary>
    /// <param name="what">What would be lost, as a sentence.</param>
    /// <param name="database">The name to be given.</param>
    /// <param name="given">The value of <c>--confirm</c>, or null.</param>
    /// <param name="instead">What else could be done, or null.</param>
    /// <exception cref="CommandException">Another name, or nobody to ask: <see cref="ExitCode.Declined"/>.</exception>
    public void ConfirmByName(string what, string database, string? given, string? instead = null)
    {
        if (given is null)
        {
            if (!CanAsk)
                throw CommandException.Declined(what, "There is no terminal to ask at, and nothing was changed.",
                    (instead is null ? "If that is what you want" : instead + "\nIf everything may go")
                        + $", add --confirm {Quoted(database)}.");
            Warn(what);
            if (instead is not null) Say(instead);
            given = Ask($"Type the database's name ({database}) to go on:",
                static () => throw new InvalidOperationException());
        }
        if (given != database)
            throw CommandException.Declined(
                "The name that was given is not the database's name, and nothing was changed.",
                $"The database is {Quoted(database)}.",
                $"If it is the one you mean, run the command again with --confirm {Quoted(database)}.");
    }

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

    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : "\"" + name + "\"";
}
