using System.Data.Common;

namespace Refract;

/// <summary>An error from the database, in the schema's words. The driver's own exception is inside.</summary>
public class RefractException : DbException
{
    /// <summary>With a stable code and, where there is one, the driver's exception.</summary>
    /// <param name="code">Prisma's code where it has one.</param>
    /// <param name="message">What happened, where, and what to do next; without values and passwords.</param>
    /// <param name="inner">The driver's exception, or null.</param>
    /// <param name="isTransient">True when the same call may succeed a moment later.</param>
    /// <param name="isOutcomeUnknown">
    /// True when a write may have taken effect nevertheless; such an error is never transient.
    /// </param>
    public RefractException(string code, string message, Exception? inner = null, bool isTransient = false,
        bool isOutcomeUnknown = false)
        : base(message, inner)
    {
        Code = code;
        IsTransient = isTransient && !isOutcomeUnknown;
        IsOutcomeUnknown = isOutcomeUnknown;
    }

    /// <summary>Prisma's code where it has one (<c>P2002</c>), else one of ours (<c>RFR…</c>).</summary>
    public string Code { get; }

    /// <summary>
    /// True when the same call may succeed a moment later, and nothing of this one was kept. Never true for a write of
    /// which that is not known: see <see cref="IsOutcomeUnknown"/>.
    /// </summary>
    public override bool IsTransient { get; }

    /// <summary>
    /// True when it is not known whether the write, or the commit of the transaction, took effect: the connection was
    /// lost, or the time was up, after it had been sent. Look for its rows before you run it again. False for reads,
    /// and for everything that was certainly undone.
    /// </summary>
    public bool IsOutcomeUnknown { get; }

    /// <summary>True when the outcome of a write is unknown by this error, or by one that caused it.</summary>
    internal static bool LeavesOutcomeUnknown(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is RefractException { IsOutcomeUnknown: true }) return true;
        return false;
    }
}
