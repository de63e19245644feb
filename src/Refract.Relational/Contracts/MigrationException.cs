namespace Refract.Relational.Contracts;

/// <summary>
/// Work on a database's structure was refused or failed. <see cref="Exception.Message"/> says what happened,
/// <see cref="Next"/> what to do. Neither ever holds a password.
/// </summary>
public class MigrationException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="code">
    /// The stable code: Prisma's (<c>P3009</c>) where it has one, else ours (<c>RFR3xxx</c>).
    /// </param>
    /// <param name="message">What happened, and why.</param>
    /// <param name="next">What to do about it, or null.</param>
    /// <param name="inner">The driver's exception, or null.</param>
    public MigrationException(string code, string message, string? next = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Next = next;
    }

    /// <summary>The stable code: Prisma's (<c>P3009</c>) where it has one, else ours (<c>RFR3xxx</c>).</summary>
    public string Code { get; }

    /// <summary>What to do about it, or null when the message says it all.</summary>
    public string? Next { get; }
}
