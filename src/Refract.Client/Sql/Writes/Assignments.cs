using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Works out which columns a write assigns: those of the data, those that a relation supplies, and those that the
/// client fills itself.
/// </summary>
internal static class Assignments
{
    /// <summary>
    /// The columns of an INSERT, in the model's order, so that the order in the code makes no new shape.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data.</param>
    /// <param name="supplied">Foreign keys that were found elsewhere; they come first.</param>
    /// <param name="now">The time of the operation.</param>
    public static List<Assignment> ForCreate(ModelInfo model, DataInput data, List<Assignment>? supplied,
        DateTimeOffset now)
    {
        var list = new List<Assignment>(model.Columns.Count);
        foreach (var column in model.Columns)
            if (TryFind(column, data, supplied, out var value) || DefaultValues.TryCreate(column, now, out value))
                list.Add(Assignment.Set(column, value));
        return list;
    }

    /// <summary>The columns of an UPDATE; none when nothing is assigned.</summary>
    public static List<Assignment> ForUpdate(ModelInfo model, DataInput data, List<Assignment>? supplied,
        DateTimeOffset now)
    {
        var list = new List<Assignment>(data.Cells.Length + 1);
        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Operation == WriteOperation.Nested) continue;
            var column = model.Column(cell.Slot);
            if (column.IsVersion) continue;
            list.Add(new Assignment(column, cell.Operation, cell.Operation == WriteOperation.ChangeParts
                ? cell.Value : ColumnValues.Ready(column, cell.Value)));
        }

        if (supplied is not null) list.AddRange(supplied);
        if (list.Count == 0) return list;
        AddChange(list, model, data, now);
        return list;
    }

    /// <summary>Foreign keys of a row that change, and what every change of it sets.</summary>
    public static List<Assignment> ForRelink(ModelInfo model, List<Assignment> keys, DateTimeOffset now)
    {
        List<Assignment> list = [.. keys];
        AddChange(list, model, null, now);
        return list;
    }

    /// <summary>
    /// The version that a row must have for an update, in the scope of the model's root; null when the data says none.
    /// </summary>
    public static Predicate? ExpectedVersion(ModelInfo model, DataInput data) =>
        model.Version is { } version && TryFind(version, data, null, out var value)
            ? new ComparePredicate(new Operand(model.RootScope, version), Comparison.Equals, value) : null;

    /// <summary>What every change of a row sets: its <c>@updatedAt</c> columns and its version.</summary>
    private static void AddChange(List<Assignment> list, ModelInfo model, DataInput? data, DateTimeOffset now)
    {
        foreach (var column in model.Columns)
            if (column.IsUpdatedAt && data?.Has(column.Slot) != true)
                list.Add(Assignment.Set(column, DefaultValues.Time(column, now)));
        if (model.Version is { } version)
            list.Add(new Assignment(version, WriteOperation.Increment,
                version.Type.Scalar == Schema.ScalarType.BigInt ? SqlValue.Of(1L) : SqlValue.Of(1)));
    }

    /// <summary>The value that the data or a relation gives a column.</summary>
    public static bool TryFind(ColumnInfo column, DataInput data, List<Assignment>? supplied, out SqlValue value)
    {
        if (supplied is not null)
        {
            foreach (var assignment in supplied)
            {
                if (!ReferenceEquals(assignment.Column, column)) continue;
                value = assignment.Value;
                return true;
            }
        }

        ref readonly var cell = ref data.Find(column.Slot);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(in cell))
        {
            value = SqlValue.Null;
            return false;
        }

        value = ColumnValues.Ready(column, cell.Value);
        return true;
    }

    /// <summary>True when the data mentions a relation, be it without anything to do.</summary>
    public static bool HasRelations(DataInput data)
    {
        foreach (ref readonly var cell in data.Cells)
            if (cell.Nested is not null) return true;
        return false;
    }

    /// <summary>True when the data writes rows of other tables too.</summary>
    public static bool HasNested(DataInput? data)
    {
        if (data is null) return false;
        foreach (ref readonly var cell in data.Cells)
            if (cell.Nested is { Steps.Count: > 0 }) return true;
        return false;
    }
}
