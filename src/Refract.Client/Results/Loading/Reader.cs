using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an operation makes of its rows: records, or rows of a shape. It holds the results that read them, one row or
/// all, with or without relations.
/// </summary>
internal abstract class Reader<T> where T : class
{
    /// <summary>What is read of a row.</summary>
    public abstract RowForm Form { get; }

    /// <summary>The first row, or null.</summary>
    public abstract SqlResult<T?> First { get; }

    /// <summary>True when some relations can only be loaded by <see cref="Finish"/>.</summary>
    public virtual bool HasDeferred => false;

    /// <summary>All rows.</summary>
    public abstract SqlResult<IReadOnlyList<T>> All(bool isReversed);

    /// <summary>All rows, with what is loaded with them.</summary>
    public abstract SqlResult<List<T>> WithRelations(SelectSpec spec, Attachments attachments);

    /// <summary>All rows, handed over in groups.</summary>
    public abstract SqlResult<int> InGroups(SelectSpec spec, TakeRows<T> target);

    /// <summary>Loads what is only known once the rows are there.</summary>
    /// <param name="rows">The rows, with all that was loaded for them.</param>
    /// <param name="loading">Loads more.</param>
    /// <param name="waiting">The loaders whose arguments are not known.</param>
    public virtual ValueTask Finish(List<T> rows, RelationLoading loading, List<IncludeLoader> waiting) => default;
}

/// <inheritdoc/>
/// <typeparam name="T">The objects.</typeparam>
/// <typeparam name="TReader">Reads one.</typeparam>
internal class Reader<T, TReader>(RowForm form, TReader reader) : Reader<T>
    where T : class where TReader : struct, IRowReader<T>
{
    private readonly FirstRow<T, TReader> _first = new(reader);
    private readonly AllRows<T, TReader> _forwards = new(reader, false);
    private readonly AllRows<T, TReader> _backwards = new(reader, true);

    /// <inheritdoc/>
    public sealed override RowForm Form => form;

    /// <inheritdoc/>
    public sealed override SqlResult<T?> First => _first;

    /// <inheritdoc/>
    public sealed override SqlResult<IReadOnlyList<T>> All(bool isReversed) => isReversed ? _backwards : _forwards;

    /// <inheritdoc/>
    public sealed override SqlResult<List<T>> WithRelations(SelectSpec spec, Attachments attachments) =>
        new RowsWithRelations<T, TReader>(reader, spec, attachments);

    /// <inheritdoc/>
    public sealed override SqlResult<int> InGroups(SelectSpec spec, TakeRows<T> target) =>
        new RowGroups<T, TReader>(reader, spec, target);
}

/// <summary>The reader of a model's records, which all operations share.</summary>
internal static class Records<T> where T : class, IModel<T>
{
    public static readonly Reader<T> Reader = new Reader<T, RecordReader<T>>(Model<T>.Info, default);

    /// <summary>With more than their usual columns.</summary>
    public static Reader<T> With(RecordExtras extras)
    {
        if (extras.IsEmpty) return Reader;
        var form = Model<T>.Info.With(extras);
        return new Reader<T, ExtendedRecordReader<T>>(form, new(form));
    }
}
