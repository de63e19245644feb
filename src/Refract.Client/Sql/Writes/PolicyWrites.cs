using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What policies add to the data of statements: the tenant and the user of new and changed rows, and what a delete
/// sets where rows are only marked. Data that names such a column with another value is refused.
/// </summary>
internal static class PolicyWrites
{
    /// <summary>The columns of a new row.</summary>
    /// <exception cref="InvalidQueryException">The data names a column that a policy fills.</exception>
    public static List<Assignment> OfNewRow(PolicyScope? policies, ModelInfo model, List<Assignment> assignments)
    {
        var all = assignments;
        if (policies?.Covers(model) == true)
        {
            all = [.. assignments];
            foreach (var (column, value) in policies.OfNewRow(model))
            {
                if (Find(all, column) is not { } given) all.Add(Assignment.Set(column, value));
                else if (!IsSame(given, value)) throw Refused(column);
            }
        }

        foreach (var column in model.PolicyColumns)
            if (Find(all, column) is null) throw Missing(column);
        return all;
    }

    /// <summary>The changes of rows; what sets nothing stays so.</summary>
    /// <exception cref="InvalidQueryException">The data changes a column that a policy keeps.</exception>
    public static List<Assignment> OfChange(PolicyScope? policies, ModelInfo model, List<Assignment> assignments)
    {
        if (policies?.Covers(model) != true || assignments.Count == 0) return assignments;
        foreach (var (column, value) in policies.Fixed(model))
            if (Find(assignments, column) is { } given && !IsSame(given, value)) throw Refused(column);
        if (policies.OfChange(model) is not var (updatedBy, user)) return assignments;
        if (Find(assignments, updatedBy) is { } known)
            return IsSame(known, user) ? assignments : throw Refused(updatedBy);
        return [.. assignments, Assignment.Set(updatedBy, user)];
    }

    /// <summary>What a delete sets; null when it removes the rows.</summary>
    public static List<Assignment>? OfDelete(PolicyScope? policies, ModelInfo model, DateTimeOffset now)
    {
        if (policies?.Deleted(model) is not { } column) return null;
        var mark = column.Type.IsNullable ? SqlValue.Of(now) : SqlValue.Of(true);
        return OfChange(policies, model, Assignments.ForRelink(model, [Assignment.Set(column, mark)], now));
    }

    /// <summary>What all of many new rows have in common.</summary>
    /// <param name="policies">The policies, or null.</param>
    /// <param name="model">The model.</param>
    /// <param name="columns">The columns that the rows may differ in.</param>
    /// <param name="values">Their values.</param>
    /// <param name="shared">The columns that hold the same in all rows.</param>
    /// <exception cref="InvalidQueryException">A row names a column that a policy fills.</exception>
    public static List<Assignment> OfNewRows(PolicyScope? policies, ModelInfo model, List<ColumnInfo> columns,
        List<ValueList> values, List<Assignment> shared)
    {
        var all = policies?.Covers(model) == true ? Shared(policies, model, columns, values, shared) : shared;
        foreach (var column in model.PolicyColumns)
            if (!columns.Contains(column) && Find(all, column) is null) throw Missing(column);
        return all;
    }

    private static List<Assignment> Shared(PolicyScope policies, ModelInfo model, List<ColumnInfo> columns,
        List<ValueList> values, List<Assignment> shared)
    {
        List<Assignment> all = [.. shared];
        foreach (var (column, value) in policies.OfNewRow(model))
        {
            var at = columns.IndexOf(column);
            if (at >= 0)
            {
                for (var i = 0; i < values[at].Count; i++)
                    if (!IsSame(values[at][i], value)) throw Refused(column);
            }
            else if (Find(all, column) is not { } given) all.Add(Assignment.Set(column, value));
            else if (!IsSame(given, value)) throw Refused(column);
        }

        return all;
    }

    /// <summary>What becomes of a row that is there already when many rows are inserted.</summary>
    public static InsertConflict? OfConflict(PolicyScope? policies, ModelInfo model, InsertConflict? conflict)
    {
        if (conflict is null || conflict.Columns.Count == 0 || policies?.Covers(model) != true) return conflict;
        var columns = conflict.Columns.ToList();
        foreach (var (column, _) in policies.Fixed(model)) columns.Remove(column);
        if (policies.OfChange(model) is var (updatedBy, _) && !columns.Contains(updatedBy)) columns.Add(updatedBy);
        return conflict with { Columns = columns };
    }

    /// <summary>
    /// True when the rows of a tree can be made in one statement. Where a tenant comes from a row that is yet to be
    /// found or made, only that row's own tenant is known to be right.
    /// </summary>
    public static bool Allows(PolicyScope? policies, CreateTree tree) => policies is null
        || tree.Parts.TrueForAll(part => part.Keys.TrueForAll(key =>
            !policies.OfNewRow(part.Model).Exists(filled => filled.Column == key.Column)
            || (policies.TenantColumn(part.Model) == key.Column
                && policies.TenantColumn(key.Source.Model) == key.Source)));

    /// <summary>Fills the rows of a tree; see <see cref="Allows"/>.</summary>
    /// <exception cref="InvalidQueryException">The data names a column that a policy fills.</exception>
    public static void Fill(PolicyScope? policies, CreateTree tree)
    {
        foreach (var part in tree.Parts)
        {
            if (part.Lookup is not null) continue;
            if (policies is not null) Fill(policies, part);
            foreach (var column in part.Model.PolicyColumns)
                if (!part.Columns.Contains(column) && !part.Keys.Exists(key => key.Column == column))
                    throw Missing(column);
        }
    }

    private static void Fill(PolicyScope policies, CreatePart part)
    {
        foreach (var (column, value) in policies.OfNewRow(part.Model))
        {
            if (part.Keys.Exists(key => key.Column == column)) continue;
            var at = part.Columns.IndexOf(column);
            if (at >= 0 && !part.Rows.TrueForAll(row => IsSame(row[at], value))) throw Refused(column);
            if (at >= 0) continue;
            part.Columns.Add(column);
            for (var i = 0; i < part.Rows.Count; i++) part.Rows[i] = [.. part.Rows[i], value];
        }
    }

    private static Assignment? Find(List<Assignment> assignments, ColumnInfo column)
    {
        foreach (var assignment in assignments)
            if (ReferenceEquals(assignment.Column, column)) return assignment;
        return null;
    }

    private static bool IsSame(in Assignment given, SqlValue value) =>
        given.Operation == WriteOperation.Set && IsSame(given.Value, value);

    private static bool IsSame(SqlValue given, SqlValue value) =>
        given.IsNull ? value.IsNull : SqlValues.Same(given, value);

    private static InvalidQueryException Missing(ColumnInfo column) => new(
        $"{column} is to be filled by a policy (@csharp(policy: true)), and no policy of the client does. Declare it "
        + "in the options (Policies.Tenant, Policies.Audit), or give the value.", $"data.{column.Name}");

    private static InvalidQueryException Refused(ColumnInfo column) => new(
        $"{column} is filled by a policy of the client, and the data gives it another value. Leave it out, or use a "
        + "client without that policy (db.Without).", $"data.{column.Name}");
}
