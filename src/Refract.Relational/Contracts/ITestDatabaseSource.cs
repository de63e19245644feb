namespace Refract.Relational.Contracts;

/// <summary>
/// Implemented by what a client connects with, where the same package can make databases for tests. A separate
/// interface, so that a program that never asks is trimmed of it.
/// </summary>
public interface ITestDatabaseSource
{
    /// <summary>What makes databases for tests.</summary>
    ITestDatabases TestDatabases { get; }
}
