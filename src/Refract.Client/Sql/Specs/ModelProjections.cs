namespace Refract.Runtime;

/// <summary>The projections and the order that statements of a model share; made once for each model.</summary>
internal sealed class ModelProjections(ModelInfo model)
{
    /// <summary><see cref="ModelInfo.KeyColumns"/>, as a statement returns them.</summary>
    public Projection Keys { get; } = Projection.Of(model, model.KeyColumns);

    /// <summary>The order of the rows by <see cref="ModelInfo.Key"/>.</summary>
    public OrderTerm[] KeyOrder { get; } =
        [.. model.Key.Columns.Select(column => new OrderTerm(new Operand(model.RootScope, column), Sort.Asc))];
}

/// <summary>What statements take from a model beside its metadata.</summary>
internal static class ModelProjectionsOfModel
{
    extension(ModelInfo model)
    {
        /// <inheritdoc cref="ModelProjections"/>
        public ModelProjections Projections => model.Derived(static info => new ModelProjections(info));
    }
}
