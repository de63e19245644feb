namespace Refract.Runtime;

/// <summary>
/// Which columns and relations the function of a <c>Select</c> uses. Generated code makes one for each function, and
/// keeps it.
/// </summary>
public abstract class Shape
{
    private ShapeForm? _form;
    private ShapeForm? _written;

    private protected Shape(bool keepsRows, string[] columns, ShapePart[] parts)
    {
        KeepsRows = keepsRows;
        Columns = columns;
        Parts = parts;
        HasDeferred = Array.Exists(parts, static part => part.IsDeferred || part.Shape?.HasDeferred == true);
    }

    /// <summary>
    /// True when a row may outlive the call of the function, so that each row has to be an object of its own.
    /// </summary>
    internal bool KeepsRows { get; }

    /// <summary>The C# names of the columns that are used.</summary>
    internal string[] Columns { get; }

    /// <summary>The relations that are used; the place of each is what generated code says instead of a name.</summary>
    internal ShapePart[] Parts { get; }

    /// <summary>
    /// True when conditions of relations hold values of the program, so that the function has to be run to know
    /// them.
    /// </summary>
    internal bool HasDeferred { get; }

    internal abstract ModelInfo Model { get; }

    /// <summary>What rows are read as, at the root.</summary>
    /// <param name="isWritten">
    /// True for rows that a write returns: a database cannot count related rows there, so they are counted apart.
    /// </param>
    internal ShapeForm Root(bool isWritten)
    {
        if (HasDeferred) return Make([], new ShapeCall(), isWritten);
        ref var form = ref isWritten ? ref _written : ref _form;
        return Volatile.Read(ref form) ?? Interlocked.CompareExchange(ref form, Make([], null, isWritten), null)
            ?? form;
    }

    /// <summary>The same with which rows of its relations are wanted.</summary>
    /// <param name="related">Relations that it has; others keep all their rows.</param>
    /// <param name="extras">Relations whose rows it counts.</param>
    /// <exception cref="InvalidQueryException">It does not have one of them.</exception>
    internal abstract Shape With(IReadOnlyList<IncludePlan> related, RecordExtras extras);

    /// <summary>What rows are read as.</summary>
    /// <param name="keys">Columns by which they are found, beside those that are used.</param>
    /// <param name="call">The call, when the shape has deferred rows.</param>
    /// <param name="countsApart">True when related rows are counted by statements of their own.</param>
    internal abstract ShapeForm Make(IReadOnlyList<ColumnInfo> keys, ShapeCall? call, bool countsApart);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The generated row.</typeparam>
/// <param name="keepsRows">True when a row may outlive the call of the function.</param>
/// <param name="columns">The C# names of the columns that it uses.</param>
/// <param name="parts">The relations that it uses.</param>
public sealed class Shape<TRow>(bool keepsRows, string[] columns, params ShapePart[] parts)
    : Shape(keepsRows, columns, parts)
    where TRow : Row, IRowOf<TRow>, new()
{
    internal override ModelInfo Model => TRow.Info;

    internal override Shape With(IReadOnlyList<IncludePlan> related, RecordExtras extras) =>
        new Shape<TRow>(KeepsRows, Columns, GivenParts.Of(this, related, extras));

    internal override ShapeForm Make(IReadOnlyList<ColumnInfo> keys, ShapeCall? call, bool countsApart) =>
        new ShapeForm<TRow>(this, keys, call, countsApart);
}
