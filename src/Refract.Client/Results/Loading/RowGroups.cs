using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Takes rows while they are read, a group at a time, each with what has to be loaded for it.</summary>
/// <param name="rows">The rows of the group.</param>
/// <param name="loaders">What the rows need.</param>
/// <param name="ct">Stops the reading.</param>
internal delegate ValueTask TakeRows<T>(List<T> rows, List<IncludeLoader> loaders, CancellationToken ct);

/// <summary>Rows that are handed over in groups while they are read; how many there were.</summary>
/// <param name="reader">Reads a row.</param>
/// <param name="spec">The select.</param>
/// <param name="target">Takes the groups; when it is behind, the database waits.</param>
internal sealed class RowGroups<T, TReader>(TReader reader, SelectSpec spec, TakeRows<T> target) : SqlResult<int>
    where T : class where TReader : struct, IRowReader<T>
{
    /// <summary>Large enough that what a group costs, a trip for its relations too, is little for each row.</summary>
    private const int Size = 256;

    /// <inheritdoc/>
    public override async ValueTask<int> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var count = 0;
        while (true)
        {
            var loaders = new List<IncludeLoader>();
            var attachments = Attachments.Of(spec, loaders);
            var group = new List<T>(Size);
            while (group.Count < Size && await rows.Next(ct).ConfigureAwait(false))
            {
                var record = reader.Read(ref rows, spec.Layout.At);
                attachments.Take(ref rows, record, spec.Layout);
                group.Add(record);
            }

            if (group.Count > 0) await target(group, loaders, ct).ConfigureAwait(false);
            count += group.Count;
            if (group.Count < Size) return count;
        }
    }

    /// <inheritdoc/>
    public override int FromAffected(int affected) => 0;
}
