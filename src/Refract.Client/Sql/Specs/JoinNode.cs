namespace Refract.Runtime;

/// <summary>
/// What comes along with the rows of one table: to-one relations that are joined to the same statement, and the
/// relations that need statements of their own. The tree of joins hangs at a <see cref="SelectSpec"/>.
/// </summary>
internal sealed class JoinNode
{
    /// <summary>Of a node without relations.</summary>
    public static readonly JoinNode[] None = [];

    private JoinNode(IncludePlan include, RowLayout layout)
    {
        Include = include;
        Layout = layout;
    }

    /// <summary>What is joined.</summary>
    public IncludePlan Include { get; }

    /// <summary>The joined relation.</summary>
    public RelationInfo Relation => Include.Relation;

    /// <summary>A condition on the joined row, or null.</summary>
    public Predicate? Where => Include.Arguments.Where;

    /// <summary>Where the joined row's columns stand.</summary>
    public RowLayout Layout { get; }

    /// <summary>What is joined to the joined row.</summary>
    public JoinNode[] Joins { get; private set; } = None;

    /// <summary>Relations of the joined row that need statements of their own.</summary>
    public IncludePlan[] Separate { get; private set; } = [];

    /// <summary>Parts the relations to load into those that are joined and those that are not.</summary>
    /// <param name="include">The relations.</param>
    /// <param name="mayJoin">False when each has to have its own statement.</param>
    /// <param name="next">The first free ordinal; moved on.</param>
    /// <param name="separate">Those that are not joined.</param>
    public static JoinNode[] Split(IReadOnlyList<IncludePlan> include, bool mayJoin, ref int next,
        out IncludePlan[] separate)
    {
        if (include.Count == 0)
        {
            separate = [];
            return None;
        }

        var joins = new List<JoinNode>();
        var others = new List<IncludePlan>();
        foreach (var plan in include)
        {
            if (!mayJoin || plan.Relation.IsMany)
            {
                others.Add(plan);
                continue;
            }

            var node = new JoinNode(plan, new RowLayout(plan.Form.Projection, next));
            next = node.Layout.End;
            node.Joins = Split(plan.Arguments.Include, mayJoin, ref next, out var inner);
            node.Separate = inner;
            joins.Add(node);
        }

        separate = [.. others];
        return [.. joins];
    }
}
