using System.Threading.Channels;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>All rows of raw SQL.</summary>
internal sealed class AllRawRows<T>(RawForm<T> form) : SqlResult<IReadOnlyList<T>>
{
    public override async ValueTask<IReadOnlyList<T>> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var list = new Target([]);
        await form.Read(rows, list, ct).ConfigureAwait(false);
        return list.Items;
    }

    public override IReadOnlyList<T> FromAffected(int affected) => [];

    private readonly struct Target(List<T> items) : IRawTarget<T>
    {
        public List<T> Items => items;

        public ValueTask<bool> Take(T item, CancellationToken ct)
        {
            items.Add(item);
            return new(true);
        }
    }
}

/// <summary>The first row of raw SQL, and whether there is one.</summary>
internal sealed class FirstRawRow<T>(RawForm<T> form) : SqlResult<(bool Exists, T? Row)>
{
    public override async ValueTask<(bool Exists, T? Row)> Read<TRow>(TRow rows, CancellationToken ct)
        where TRow : struct
    {
        var first = new Target();
        await form.Read(rows, first, ct).ConfigureAwait(false);
        return first.Row;
    }

    public override (bool Exists, T? Row) FromAffected(int affected) => default;

    private sealed class Target : IRawTarget<T>
    {
        public (bool Exists, T? Row) Row { get; private set; }

        public ValueTask<bool> Take(T item, CancellationToken ct)
        {
            Row = (true, item);
            return new(false);
        }
    }
}

/// <summary>Hands rows over while they are read. A reader that is behind makes the database wait.</summary>
internal sealed class StreamedRawRows<T>(RawForm<T> form, ChannelWriter<IReadOnlyList<T>> target) : SqlResult<int>
{
    /// <summary>Rows are handed over in groups, for a channel costs more than a row.</summary>
    private const int GroupSize = 128;

    public override async ValueTask<int> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var group = new Target(target);
        await form.Read(rows, group, ct).ConfigureAwait(false);
        await group.Flush(ct).ConfigureAwait(false);
        return 0;
    }

    public override int FromAffected(int affected) => 0;

    private sealed class Target(ChannelWriter<IReadOnlyList<T>> target) : IRawTarget<T>
    {
        private readonly List<T> _group = new(GroupSize);

        public async ValueTask<bool> Take(T item, CancellationToken ct)
        {
            _group.Add(item);
            if (_group.Count == GroupSize) await Flush(ct).ConfigureAwait(false);
            return true;
        }

        public async ValueTask Flush(CancellationToken ct)
        {
            if (_group.Count == 0) return;
            await target.WriteAsync([.. _group], ct).ConfigureAwait(false);
            _group.Clear();
        }
    }
}
