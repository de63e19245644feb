using System.Collections;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What rows of a model are read as: its records (the <see cref="ModelInfo"/> itself), or rows of a shape. Loading
/// works with rows of any form as objects.
/// </summary>
public abstract class RowForm
{
    private protected RowForm()
    {
    }

    /// <summary>Whose rows.</summary>
    internal abstract ModelInfo RowModel { get; }

    /// <summary>What a statement reads for a row.</summary>
    internal abstract Projection Projection { get; }

    /// <summary>Makes an object of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">The ordinal of the first column of <see cref="Projection"/>.</param>
    public abstract object ReadRow<TRow>(ref TRow row, int at) where TRow : struct, IRow;

    /// <summary>Fills in what was loaded for a row: a row or null, or a list.</summary>
    /// <param name="row">The object of the row.</param>
    /// <param name="place">For a record the relation's slot.</param>
    /// <param name="related">What was loaded.</param>
    public abstract void Attach(object row, int place, object? related);

    /// <summary>Makes an empty list of such rows.</summary>
    public abstract IList CreateList(int capacity);
}
