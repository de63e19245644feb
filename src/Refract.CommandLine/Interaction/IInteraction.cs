namespace Refract.CommandLine;

/// <summary>
/// What an operation needs of a person while it works: to be seen going on, and answers to its questions. What it found
/// and did is in the report that it returns.
/// </summary>
public interface IInteraction
{
    /// <summary>True when a person can be asked.</summary>
    bool CanAsk { get; }

    /// <summary>
    /// Takes note of what is known so far, before work that takes time and before a question that is about it.
    /// </summary>
    void Show(Report soFar);

    /// <summary>Does some work, and shows that it goes on.</summary>
    /// <param name="doing">What is being done, as a phrase: <c>Reading the database</c>.</param>
    /// <param name="work">The work; its argument replaces the phrase while it runs.</param>
    Task<T> Progress<T>(string doing, Func<IProgress<string>, Task<T>> work);

    /// <summary>Passes on a line that a program wrote which an operation runs.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="isError">Whether the program wrote it to stderr.</param>
    void PassOn(string line, bool isError);

    /// <summary>Asks for a yes or no; not called unless <see cref="CanAsk"/>.</summary>
    bool Confirm(Question question);

    /// <summary>Asks for a text; null for no answer. Not called unless <see cref="CanAsk"/>.</summary>
    string? Ask(Question question);
}
