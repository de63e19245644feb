namespace Refract.Runtime;

/// <summary>One call with a function that has to be run to know which related rows it wants.</summary>
internal sealed class ShapeCall
{
    private int _open;
    private bool _isClosed;

    /// <summary>What was asked for since the last loading.</summary>
    public List<RowQuestion> Asked { get; } = [];

    /// <summary>True as long as something may still be asked, so that arguments are worth to be evaluated.</summary>
    public bool IsAsking => _open > 0;

    /// <summary>A question, which is open.</summary>
    public RowQuestion Open()
    {
        _open++;
        return new RowQuestion();
    }

    /// <summary>Ends the call: nothing is loaded any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Takes the answer to a question.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    public void Ask(RowQuestion question, in RowArguments rows)
    {
        if (_isClosed)
            throw new InvalidOperationException(
                "Related rows whose condition holds a value of the program were read after the query had ended. Read "
                    + "them in the function of Select itself, not in one that runs later.");
        if (question.Answer is not null) return;
        question.Answer = rows;
        Asked.Add(question);
        _open--;
    }
}
