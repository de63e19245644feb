namespace Refract.Runtime;

/// <summary>One call with a function that has to be run to know which related rows it wants.</summary>
internal sealed class ShapeCall
{
    private int _unknown;
    private bool _isClosed;

    /// <summary>What was requested since the last loading.</summary>
    public List<DeferredRows> Requested { get; } = [];

    /// <summary>True while arguments are unknown, so that the steps in the function have to be evaluated.</summary>
    public bool HasUnknown => _unknown > 0;

    /// <summary>Adds rows whose arguments are unknown.</summary>
    public DeferredRows Add()
    {
        _unknown++;
        return new DeferredRows();
    }

    /// <summary>Ends the call: nothing is loaded any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Takes the arguments with which the function requested rows.</summary>
    /// <exception cref="InvalidOperationException">The call has ended.</exception>
    public void Request(DeferredRows deferred, in RowArguments arguments)
    {
        if (_isClosed)
            throw new InvalidOperationException(
                "Related rows whose condition holds a value of the program were read after the query had ended. Read "
                    + "them in the function of Select itself, not in one that runs later.");
        if (deferred.Arguments is not null) return;
        deferred.Arguments = arguments;
        Requested.Add(deferred);
        _unknown--;
    }
}
