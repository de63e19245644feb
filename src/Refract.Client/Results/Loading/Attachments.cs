using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Takes from each row what its record needs besides its own columns: records of joined to-one relations, and the keys
/// by which the loaders below find their rows. Made for one run of a select.
/// </summary>
internal sealed class Attachments
{
    private readonly Joined[] _joins;
    private readonly IncludeLoader[] _loaders;

    private Attachments(Joined[] joins, IncludeLoader[] loaders)
    {
        _joins = joins;
        _loaders = loaders;
    }

    /// <summary>The attachments of a select's rows.</summary>
    /// <param name="spec">The select.</param>
    /// <param name="all">Receives the loaders of the rows' includes, also of those below joined rows.</param>
    public static Attachments Of(SelectSpec spec, List<IncludeLoader> all) =>
        Make(spec, spec.Joins, spec.Separate, null, all);

    /// <summary>Reads what the row has for the record.</summary>
    /// <param name="row">The row.</param>
    /// <param name="record">The record that was made of it.</param>
    /// <param name="layout">Where the record's columns stand.</param>
    public void Take<TRow>(ref TRow row, object record, RowLayout layout) where TRow : struct, IRow
    {
        foreach (var loader in _loaders) loader.Expect(ref row, record, layout);
        foreach (var join in _joins)
        {
            var node = join.Node;
            var relation = node.Relation;
            object? related = null;
            // The columns that were joined on are never null in a row that was found.
            if (!row.IsNull(node.Layout[relation.TargetColumns[0]]))
            {
                related = RowReader.Read(node.Include.Form, ref row, node.Layout.At);
                join.Attachments.Take(ref row, related, node.Layout);
            }

            node.Include.Attach(record, related);
        }
    }

    private static Attachments Make(SelectSpec spec, JoinNode[] joins, IncludePlan[] separate, JoinNode? owner,
        List<IncludeLoader> all)
    {
        var own = separate.Length == 0 ? [] : new IncludeLoader[separate.Length];
        for (var i = 0; i < own.Length; i++) all.Add(own[i] = new IncludeLoader(separate[i], spec, owner));
        var joined = joins.Length == 0 ? [] : new Joined[joins.Length];
        for (var i = 0; i < joined.Length; i++) joined[i] = new Joined(joins[i],
            Make(spec, joins[i].Joins, joins[i].Separate, joins[i], all));
        return new Attachments(joined, own);
    }

    private readonly record struct Joined(JoinNode Node, Attachments Attachments);
}
