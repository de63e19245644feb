namespace Refract.Cli.Tests.Faults;

/// <summary>A project whose database has a fault, which ends with it.</summary>
/// <param name="Folder">The project.</param>
/// <param name="Name">The database's name, for consents.</param>
/// <param name="End">Ends the fault, or null when there is nothing to end.</param>
internal sealed record FaultyProject(CliFolder Folder, string Name, Func<ValueTask>? End = null) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (End is not null) await End();
        Folder.Dispose();
    }
}
