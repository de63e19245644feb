using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Refract.CommandLine;

/// <summary>Generates again and again, whenever the schema or a SQL file changes.</summary>
public static class GenerateWatch
{
    /// <summary>An editor writes a file in several steps.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(150);

    /// <summary>Runs at once, and after each change, until it is cancelled.</summary>
    /// <param name="find">Finds the project, for each run again.</param>
    /// <param name="request">What is generated.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it; that is no failure.</param>
    /// <returns>The runs; one that failed throws its <see cref="CommandException"/> when it is awaited.</returns>
    public static async IAsyncEnumerable<Task<GenerateReport>> Run(Func<Project> find,
        GenerateOperation.Request request, IInteraction interaction, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(find);
        var project = find();
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropWrite,
        });
        using var schema = Watch(Directory.Exists(project.SchemaPath)
            ? project.SchemaPath : Path.GetDirectoryName(project.SchemaPath)!, "*.prisma", changes.Writer);
        using var sql = Directory.Exists(project.SqlFolder) ? Watch(project.SqlFolder, "*.sql", changes.Writer) : null;
        while (!ct.IsCancellationRequested)
        {
            yield return One(find, request, interaction, ct);
            try
            {
                await changes.Reader.ReadAsync(ct).ConfigureAwait(false);
                await Task.Delay(s_quiet, ct).ConfigureAwait(false);
                changes.Reader.TryRead(out _);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private static async Task<GenerateReport> One(Func<Project> find, GenerateOperation.Request request,
        IInteraction interaction, CancellationToken ct) =>
        await GenerateOperation.Run(find(), request, interaction, ct).ConfigureAwait(false);

    private static FileSystemWatcher Watch(string folder, string files, ChannelWriter<bool> changed)
    {
        var watcher = new FileSystemWatcher(folder, files) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed.TryWrite(true);
        watcher.Created += (_, _) => changed.TryWrite(true);
        watcher.Deleted += (_, _) => changed.TryWrite(true);
        watcher.Renamed += (_, _) => changed.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
