using Refract.Relational.Contracts;

namespace Refract.Migrate.Desired;

/// <summary>
/// The schema is written for another database than the one at hand, and something in it has no counterpart there. The
/// message names the model and the field; <see cref="MigrationException.Next"/> says what would help.
/// </summary>
public sealed class UnsupportedBySubstituteException : MigrationException
{
    /// <summary>Creates it.</summary>
    /// <param name="place">Model and field, <c>User.location</c>, or the model alone.</param>
    /// <param name="message">What has no counterpart.</param>
    /// <param name="next">What would help.</param>
    public UnsupportedBySubstituteException(string place, string message, string next)
        : base("RFR3010", $"{place}: {message}", next) =>
        Place = place;

    /// <summary>Model and field, <c>User.location</c>, or the model alone.</summary>
    public string Place { get; }
}
