using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The first row as an object, or null.</summary>
internal sealed class FirstRow<T, TReader>(TReader reader) : SqlResult<T?>
    where T : class where TReader : struct, IRowReader<T>
{
    public override async ValueTask<T?> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct =>
        await rows.Next(ct).ConfigureAwait(false) ? reader.Read(ref rows, 0) : null;

    public override T? FromAffected(int affected) => null;
}

/// <summary>All rows as objects.</summary>
internal sealed class AllRows<T, TReader>(TReader reader, bool isReversed) : SqlResult<IReadOnlyList<T>>
    where T : class where TReader : struct, IRowReader<T>
{
    public override async ValueTask<IReadOnlyList<T>> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var records = new List<T>();
        while (await rows.Next(ct).ConfigureAwait(false)) records.Add(reader.Read(ref rows, 0));
        if (isReversed) records.Reverse();
        return records;
    }

    public override IReadOnlyList<T> FromAffected(int affected) => [];
}

/// <summary>The number in the first column of the first row.</summary>
internal sealed class NumberResult : SqlResult<long>
{
    public static readonly NumberResult Instance = new();

    public override async ValueTask<long> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct =>
        await rows.Next(ct).ConfigureAwait(false) ? rows.BigInt(0) : 0;

    public override long FromAffected(int affected) => affected;
}

/// <summary>How many rows a statement touched.</summary>
internal sealed class AffectedResult : SqlResult<int>
{
    public static readonly AffectedResult Instance = new();

    /// <summary>Counts the rows of a statement that returns them.</summary>
    public override async ValueTask<int> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var count = 0;
        while (await rows.Next(ct).ConfigureAwait(false)) count++;
        return count;
    }

    public override int FromAffected(int affected) => affected;
}
