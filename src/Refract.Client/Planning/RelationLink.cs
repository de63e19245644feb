namespace Refract.Runtime;

/// <summary>Writes how the table behind a relation hangs together with the one before it.</summary>
internal static class RelationLink
{
    /// <summary>What to select from, and the condition that ties it to the row of <paramref name="parent"/>.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="relation">The relation, from the parent's side.</param>
    /// <param name="parent">The parent's table.</param>
    /// <param name="alias">The name that the related table gets.</param>
    /// <param name="needsTarget">False when only the number of related rows matters: then the link table alone does.</param>
    public static (string From, string Condition) Write(SqlWriter sql, RelationInfo relation, string parent, string alias, bool needsTarget)
    {
        if (relation.Join is not { } join)
            return ($"{sql.Table(relation.Target)} AS {alias}", sql.Pairs(alias, relation.TargetColumns, parent, relation.LocalColumns));

        var link = sql.Alias('l');
        var from = $"{sql.Table(join.Schema, join.Table)} AS {link}";
        if (needsTarget)
            from += $" JOIN {sql.Table(relation.Target)} AS {alias}"
                + $" ON {sql.Column(alias, relation.TargetColumns[0])} = {link}.{sql.Quote(join.TargetColumn)}";
        return (from, $"{link}.{sql.Quote(join.LocalColumn)} = {sql.Column(parent, relation.LocalColumns[0])}");
    }
}
