namespace Refract.AspNetCore.Tests.Server;

/// <summary>Where a test has its database, which does not exist yet.</summary>
public interface ITestPlace : IAsyncDisposable
{
    /// <summary>The database's URL.</summary>
    string Url { get; }

    /// <summary>Finds the place.</summary>
    Task Prepare();
}
