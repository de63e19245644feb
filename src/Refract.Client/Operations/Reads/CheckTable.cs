using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Asks for no row, with every column that the client knows of a table: an error tells of one that is
/// missing.</summary>
internal sealed class CheckTable : FindPlan, IOperation<int>
{
    /// <summary>The check of a model's table.</summary>
    [SetsRequiredMembers]
    public CheckTable(ModelInfo model)
    {
        (Model, Verb) = (model, Verb.FindMany);
        Arguments = new() { Take = 0 };
        Form = model.With(new RecordExtras([.. model.Columns.Where(static column => column.IsLazy)], []));
    }

    /// <inheritdoc/>
    internal override RowForm Form { get; }

    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct) => engine.Source.Runner(Access)
        .Run(engine.Statements.Select(SelectSpec.Of(this, Arguments.Take, mayJoin: false)), AffectedResult.Instance, ct)
        .AsTask();
}
