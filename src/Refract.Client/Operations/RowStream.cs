using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Refract.Runtime;

/// <summary>Rows that are read while they are used: of any number of rows few are in memory.</summary>
internal static class RowStream
{
    /// <summary>How many groups of rows wait for the reader of a stream.</summary>
    private const int WaitingGroups = 4;

    /// <summary>The rows that work hands over, in groups. The work begins with the loop, and ends with it.</summary>
    /// <param name="work">Writes groups until there are no more rows.</param>
    /// <param name="ct">Stops the work.</param>
    /// <param name="stop">Stops the work; the token of the loop.</param>
    public static async IAsyncEnumerable<T> Of<T>(Func<ChannelWriter<IReadOnlyList<T>>, CancellationToken, Task> work,
        CancellationToken ct, [EnumeratorCancellation] CancellationToken stop = default)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(ct, stop);
        var channel = Channel.CreateBounded<IReadOnlyList<T>>(
            new BoundedChannelOptions(WaitingGroups) { SingleReader = true, SingleWriter = true });
        var running = Task.Run(() => Produce(work, channel.Writer, left.Token), CancellationToken.None);
        var isComplete = false;
        try
        {
            while (await channel.Reader.WaitToReadAsync(left.Token).ConfigureAwait(false))
            {
                while (channel.Reader.TryRead(out var group))
                    foreach (var row in group) yield return row;
            }

            isComplete = true;
        }
        finally
        {
            if (!isComplete) await left.CancelAsync().ConfigureAwait(false);
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The error belongs to the reader of the stream.")]
    private static async Task Produce<T>(Func<ChannelWriter<IReadOnlyList<T>>, CancellationToken, Task> work,
        ChannelWriter<IReadOnlyList<T>> target, CancellationToken ct)
    {
        try
        {
            await work(target, ct).ConfigureAwait(false);
            target.Complete();
        }
        catch (Exception error)
        {
            target.Complete(error);
        }
    }
}
