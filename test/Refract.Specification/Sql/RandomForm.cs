using System.Collections;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// Some columns of a model, and numbers of related rows, for statements that are written and never run.
/// </summary>
internal sealed class RandomForm(Projection projection) : RowForm
{
    internal override ModelInfo RowModel => projection.Model;

    internal override Projection Projection => projection;

    public override object ReadRow<TRow>(ref TRow row, int at) => throw Unused();

    public override void Attach(object row, int place, object? related) => throw Unused();

    public override IList CreateList(int capacity) => throw Unused();

    private static InvalidOperationException Unused() => new("The statement is not run.");
}

/// <summary>A find whose rows have a form of their own.</summary>
internal sealed class FormedPlan(RowForm form) : FindPlan
{
    internal override RowForm Form => form;
}
