namespace Refract.CommandLine;

/// <summary>Answers that an operation cannot go on without.</summary>
internal static class Consent
{
    /// <summary>Lets a step pass when a person says yes.</summary>
    /// <param name="interaction">Whom to ask.</param>
    /// <param name="question">The question; no is the answer of a person who only presses Enter.</param>
    /// <param name="refusal">
    /// The error for a no, and for the lack of a terminal: it names the flag that answers.
    /// </param>
    public static void Require(IInteraction interaction, string question, Func<CommandException> refusal)
    {
        if (!interaction.CanAsk || !interaction.Confirm(new Question(question))) throw refusal();
    }

    /// <summary>A text from a person.</summary>
    /// <exception cref="CommandException">
    /// There was no answer, or nobody to ask: <paramref name="missing"/>.
    /// </exception>
    public static string Text(IInteraction interaction, string question, Func<CommandException> missing) =>
        (interaction.CanAsk ? interaction.Ask(new Question(question)) : null) ?? throw missing();

    /// <summary>
    /// Lets a destructive step pass only when the database's name is given: with <c>--confirm</c>, or typed by a
    /// person.
    /// </summary>
    /// <param name="interaction">Whom to ask.</param>
    /// <param name="what">What would be lost, as a sentence.</param>
    /// <param name="database">The name to be given.</param>
    /// <param name="given">The value of <c>--confirm</c>, or null.</param>
    /// <param name="instead">What else could be done, or null.</param>
    /// <exception cref="CommandException">Another name, or nobody to ask: <see cref="ExitCode.Declined"/>.</exception>
    public static void ByName(IInteraction interaction, string what, string database, string? given,
        string? instead = null)
    {
        if (given is null && !interaction.CanAsk)
            throw CommandException.Declined(what, "There is no terminal to ask at, and nothing was changed.",
                (instead is null ? "If that is what you want" : instead + "\nIf everything may go")
                    + $", add --confirm {Quoted(database)}.");
        given ??= interaction.Ask(
            new Question($"Type the database's name ({database}) to go on:") { Warning = what, Instead = instead });
        if (given != database)
            throw CommandException.Declined(
                "The name that was given is not the database's name, and nothing was changed.",
                $"The database is {Quoted(database)}.",
                $"If it is the one you mean, run the command again with --confirm {Quoted(database)}.");
    }

    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : "\"" + name + "\"";
}
