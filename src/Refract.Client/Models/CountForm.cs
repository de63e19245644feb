using System.Collections;

namespace Refract.Runtime;

/// <summary>Rows of which only the number is wanted.</summary>
internal sealed class CountForm(RelationInfo relation) : RowForm
{
    private static readonly object s_row = new();

    /// <inheritdoc/>
    internal override ModelInfo RowModel => relation.Target;

    /// <inheritdoc/>
    internal override Projection Projection { get; } = Projection.Of(relation.Target, relation.TargetColumns);

    /// <inheritdoc/>
    public override object ReadRow<TRow>(ref TRow row, int at) => s_row;

    /// <inheritdoc/>
    public override void Attach(object row, int place, object? related) =>
        throw new InvalidOperationException("Counted rows have no relations.");

    /// <inheritdoc/>
    public override IList CreateList(int capacity) => new ArrayList(capacity);
}
