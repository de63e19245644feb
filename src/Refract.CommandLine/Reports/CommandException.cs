namespace Refract.CommandLine;

/// <summary>A command cannot go on: what, why, and what next. Its texts hold no secret.</summary>
public sealed class CommandException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="exitCode">One of <see cref="CommandLine.ExitCode"/>.</param>
    /// <param name="what">One sentence: what went wrong.</param>
    /// <param name="why">The reason, if the sentence does not say it; may have several lines.</param>
    /// <param name="next">What to do about it; may have several lines.</param>
    /// <param name="code">A stable code (<c>P1001</c>, <c>RFR3xxx</c>), or null.</param>
    /// <param name="inner">What it explains, or null.</param>
    public CommandException(int exitCode, string what, string? why = null, string? next = null, string? code = null,
        Exception? inner = null)
        : base(what, inner)
    {
        ExitCode = exitCode;
        Why = why;
        Next = next;
        Code = code;
    }

    /// <summary>One of <see cref="CommandLine.ExitCode"/>.</summary>
    public int ExitCode { get; }

    /// <summary>The reason, or null; may have several lines.</summary>
    public string? Why { get; }

    /// <summary>What to do about it, or null; may have several lines.</summary>
    public string? Next { get; }

    /// <summary>A stable code, or null.</summary>
    public string? Code { get; }

    /// <summary>What the operation had found and done until then; null when none had begun.</summary>
    public Report? Report { get; internal set; }

    /// <summary>An error with <see cref="CommandLine.ExitCode.BadInput"/>.</summary>
    public static CommandException BadInput(string what, string? why = null, string? next = null, string? code = null)
        => new(CommandLine.ExitCode.BadInput, what, why, next, code);

    /// <summary>An error with <see cref="CommandLine.ExitCode.Declined"/>.</summary>
    public static CommandException Declined(string what, string? why = null, string? next = null, string? code = null)
        => new(CommandLine.ExitCode.Declined, what, why, next, code);

    /// <summary>An error with <see cref="CommandLine.ExitCode.Failed"/>.</summary>
    public static CommandException Failed(string what, string? why = null, string? next = null, string? code = null)
        => new(CommandLine.ExitCode.Failed, what, why, next, code);
}
