namespace Refract.Relational.Contracts;

/// <summary>A wait for the lock that keeps two migration runs apart.</summary>
/// <param name="Elapsed">How long it has been.</param>
/// <param name="Holder">
/// Who holds the lock, as far as it can be told: <c>process 1234 (refract)</c>; null when it cannot.
/// </param>
public readonly record struct LockWait(TimeSpan Elapsed, string? Holder);
