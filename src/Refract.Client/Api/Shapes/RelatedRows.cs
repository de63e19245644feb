using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// The rows behind a to-many relation, in the function of a <c>Select</c>:
/// <c>u.Posts.Where(p =&gt; p.Published).Take(3).Select(p =&gt; p.Title)</c>. The steps run in the database; the
/// function of the last <c>Select</c> runs in the program, on rows that hold what it uses.
/// </summary>
/// <typeparam name="TRow">The related row.</typeparam>
/// <typeparam name="T">The related record.</typeparam>
/// <typeparam name="TFields">The related fields.</typeparam>
public sealed class RelatedRows<TRow, T, TFields> : RelatedArguments
    where TRow : Row, IRowOf<TRow>, new() where T : class, IModel<T> where TFields : struct, IFields<TFields>
{
    private readonly Row? _owner;

    /// <summary>All of them. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RelatedRows()
    {
    }

    /// <summary>Those of a row. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RelatedRows(Row owner) => _owner = owner;

    /// <summary>
    /// The steps are taken beforehand where that is possible; then they say nothing new for each row.
    /// </summary>
    private bool IsKnown => _owner is not null && _owner.Form?.Call is not { HasUnknown: true };

    /// <summary>Only rows that meet the condition.</summary>
    /// <param name="condition">
    /// The condition. It runs in the database once for all rows, so it may use values of the program, but none of the
    /// row that has the relation; compare with a field instead (<c>p =&gt; p.Views &gt; p.Author.Limit</c>).
    /// </param>
    public RelatedRows<TRow, T, TFields> Where(Func<TFields, Predicate> condition)
    {
        if (IsKnown) return this;
        var where = QueryArguments.And(Arguments.Where, Root<TFields>.Lower(condition));
        return With(Arguments with { Where = where });
    }

    /// <summary>In this order.</summary>
    public RelatedRows<TRow, T, TFields> OrderBy(params ReadOnlySpan<Func<TFields, Ordering>> steps) =>
        IsKnown ? this : With(Arguments with { OrderBy = [.. Arguments.OrderBy, .. QueryArguments.Terms(steps)] });

    /// <summary>At most so many for each row; negative: the last ones.</summary>
    public RelatedRows<TRow, T, TFields> Take(int count) => IsKnown ? this : With(Arguments with { Take = count });

    /// <summary>Leaves so many out for each row.</summary>
    public RelatedRows<TRow, T, TFields> Skip(int count) =>
        IsKnown ? this : With(Arguments with { Skip = Paging.CheckSkip(count) });

    /// <summary>What a function makes of each of them.</summary>
    public IReadOnlyList<TResult> Select<TResult>(Func<TRow, TResult> shape) => throw Shapes.Missed();

    /// <summary>Them as whole records.</summary>
    public IReadOnlyList<T> ToList() => throw Shapes.Missed();

    /// <summary>How many there are.</summary>
    public int Count() => throw Shapes.Missed();

    /// <summary>How many meet a condition.</summary>
    /// <param name="condition">The condition, as that of <see cref="Where"/>.</param>
    public int Count(Func<TFields, Predicate> condition) => throw Shapes.Missed();

    /// <summary>What <see cref="Select{TResult}"/> becomes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<TResult> _Select<TResult>(int place, Func<TRow, TResult> shape)
    {
        if (_owner!.Loaded(place, Arguments) is not List<TRow> rows) return [];
        var results = new TResult[rows.Count];
        for (var i = 0; i < results.Length; i++) results[i] = shape(rows[i]);
        return results;
    }

    /// <summary>What <see cref="ToList"/> becomes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<T> _ToList(int place) => (IReadOnlyList<T>?)_owner!.Loaded(place, Arguments) ?? [];

    /// <summary>What <see cref="Count()"/> becomes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int _Count(int place) => _owner!.Loaded(place, Arguments) switch
    {
        int number => number,
        System.Collections.ICollection rows => rows.Count,
        _ => 0,
    };

    private RelatedRows<TRow, T, TFields> With(in RowArguments arguments)
    {
        var copy = _owner is null ? new RelatedRows<TRow, T, TFields>() : new RelatedRows<TRow, T, TFields>(_owner);
        copy.Arguments = arguments;
        return copy;
    }
}
