namespace Refract.Relational.Contracts;

/// <summary>
/// Implemented by what a client connects with, where the same package can also work on the database's structure. A
/// separate interface, so that a program that never asks is trimmed of migrations.
/// </summary>
public interface IMigrationProviderSource
{
    /// <summary>What works on the structure of such databases.</summary>
    IMigrationProvider Migrations { get; }
}
