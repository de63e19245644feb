using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The constraints of several models that one statement writes.</summary>
internal sealed class TreeConstraints(ModelInfo[] models) : IConstraintNames
{
    /// <inheritdoc/>
    public ConstraintTarget? Find(string constraintName)
    {
        foreach (var model in models)
            if (model.Find(constraintName) is { } target) return target;
        return null;
    }

    /// <inheritdoc/>
    public ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns)
    {
        foreach (var model in models)
            if (model.FindByColumns(table, columns) is { } target) return target;
        return null;
    }

    /// <inheritdoc/>
    public ConstraintTarget? FindByColumn(string column)
    {
        ConstraintTarget? found = null;
        foreach (var model in models)
        {
            if (model.FindByColumn(column) is not { } target) continue;
            if (found is not null) return null;
            found = target;
        }

        return found;
    }

    /// <inheritdoc/>
    public ConstraintTarget? FindByType(ColumnType type)
    {
        foreach (var model in models)
            if (model.FindByType(type) is { } target) return target;
        return null;
    }
}
