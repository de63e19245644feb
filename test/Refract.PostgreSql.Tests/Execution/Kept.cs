namespace Refract.PostgreSql.Tests.Execution;

/// <summary>What an error says of the write that failed.</summary>
public enum Kept
{
    /// <summary>Nothing was kept, and the same call would fail again.</summary>
    Nothing,

    /// <summary>Nothing was kept, and the same call may succeed.</summary>
    NothingTryAgain,

    /// <summary>It may have taken effect.</summary>
    Unknown,
}
