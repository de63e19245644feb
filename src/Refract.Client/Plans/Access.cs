namespace Refract.Runtime;

/// <summary>What an operation does with the database: one that reads can run on a copy of it.</summary>
public enum Access
{
    /// <summary>It reads, and takes no lock.</summary>
    Read,

    /// <summary>It writes, or locks rows.</summary>
    Write,
}
