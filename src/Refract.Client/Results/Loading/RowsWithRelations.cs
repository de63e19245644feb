using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>All rows as objects of a type, with what hangs on them.</summary>
internal sealed class RowsWithRelations<T, TReader>(TReader reader, SelectSpec spec, Attachments attachments)
    : SqlResult<List<T>>
    where T : class where TReader : struct, IRowReader<T>
{
    public override async ValueTask<List<T>> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var records = new List<T>();
        while (await rows.Next(ct).ConfigureAwait(false))
        {
            var record = reader.Read(ref rows, spec.Layout.At);
            attachments.Take(ref rows, record, spec.Layout);
            records.Add(record);
        }

        if (spec.IsReversed) records.Reverse();
        return records;
    }

    public override List<T> FromAffected(int affected) => [];
}
