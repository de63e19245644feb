using System.Diagnostics;

namespace Refract.Runtime;

/// <summary>
/// What a debugger shows of a filter: its conditions. The getters of a filter add to it, so a debugger must not call
/// them.
/// </summary>
internal sealed class WhereInputView(WhereInput where)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public FilterNode[] Conditions
    {
        get
        {
            var nodes = new List<FilterNode>();
            for (var node = where.First; node is not null; node = node.Next) nodes.Add(node);
            return [.. nodes];
        }
    }
}
