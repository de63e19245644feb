namespace Refract.Runtime;

/// <summary>One call with a function that has to be run to know which related rows it wants.</summary>
internal sealed class ShapeCall
{
    private int _open;

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

    /// <summary>Takes the answer to a question.</summary>
    public void Ask(RowQuestion question, in RowArguments rows)
    {
        if (question.Answer is not null) return;
        question.Answer = rows;
        Asked.Add(question);
        _open--;
    }
}
