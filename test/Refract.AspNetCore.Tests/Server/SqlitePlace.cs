using Refract.Testing;

namespace Refract.AspNetCore.Tests.Server;

/// <summary>A file in a folder of the test's own.</summary>
public sealed class SqlitePlace : ITestPlace
{
    private readonly TempFolder _folder = new();

    public string Url => "file:" + _folder["items.db"];

    public Task Prepare() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
