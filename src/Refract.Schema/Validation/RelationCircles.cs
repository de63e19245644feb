using Refract.Schema.Binding;

namespace Refract.Schema.Validation;

/// <summary>
/// Tells which relations lead back to where they start, or on to a model that refers to itself. Reads each relation a
/// fixed number of times: Tarjan's algorithm for strongly connected components, without recursion.
/// </summary>
internal sealed class RelationCircles
{
    /// <summary>A path is shown when it is found within this many models; a longer one would help nobody.</summary>
    private const int MaximumModels = 100;

    private readonly Dictionary<ModelSymbol, Node> _nodes = [];
    private readonly Stack<Node> _open = new();
    private int _count;
    private int _circles;

    /// <param name="fields">The relation fields that lead on.</param>
    internal RelationCircles(IEnumerable<FieldSymbol> fields)
    {
        foreach (var field in fields)
        {
            NodeOf(field.Target!);
            NodeOf(field.Model).Fields.Add(field);
        }

        foreach (var node in _nodes.Values)
            if (node.Order < 0) Visit(node);
    }

    /// <summary>True when what follows this relation, which leads to another model, comes to no end.</summary>
    internal bool Contains(FieldSymbol field)
    {
        var (from, to) = (_nodes[field.Model], _nodes[field.Target!]);
        return from.Circle == to.Circle || to.LeadsToItself;
    }

    /// <summary>The way round as <c>A.b → B.a → A</c>, or null when it is too long to be shown.</summary>
    internal string? PathOf(FieldSymbol start)
    {
        var cameBy = new Dictionary<ModelSymbol, FieldSymbol> { [start.Target!] = start };
        var next = new Queue<ModelSymbol>();
        next.Enqueue(start.Target!);
        while (next.Count > 0 && cameBy.Count <= MaximumModels)
        {
            var model = next.Dequeue();
            foreach (var field in _nodes[model].Fields)
            {
                var target = field.Target!;
                // A model that refers to itself is a circle too, wherever the way there began.
                if (ReferenceEquals(target, start.Model) || ReferenceEquals(target, model))
                    return Describe(start, field, cameBy);
                if (cameBy.ContainsKey(target)) continue;
                cameBy.Add(target, field);
                next.Enqueue(target);
            }
        }

        return null;
    }

    private static string Describe(FieldSymbol start, FieldSymbol last, Dictionary<ModelSymbol, FieldSymbol> cameBy)
    {
        var steps = new List<string> { last.Target!.Name };
        for (var field = last; ; field = cameBy[field.Model])
        {
            steps.Add($"{field.Model.Name}.{field.Name}");
            if (ReferenceEquals(field, start)) break;
        }

        steps.Reverse();
        return string.Join(" → ", steps);
    }

    private Node NodeOf(ModelSymbol model)
    {
        if (!_nodes.TryGetValue(model, out var node)) _nodes.Add(model, node = new Node());
        return node;
    }

    private void Visit(Node root)
    {
        var path = new Stack<Node>();
        Enter(root, path);
        while (path.Count > 0)
        {
            var node = path.Peek();
            if (node.Next < node.Fields.Count)
            {
                var target = _nodes[node.Fields[node.Next++].Target!];
                if (target.Order < 0) Enter(target, path);
                else Follow(node, target);
                continue;
            }

            path.Pop();
            if (node.Least == node.Order) Close(node);
            if (path.Count > 0) Follow(path.Peek(), node);
        }
    }

    private void Enter(Node node, Stack<Node> path)
    {
        node.Order = node.Least = _count++;
        path.Push(node);
        _open.Push(node);
    }

    private static void Follow(Node node, Node target)
    {
        node.LeadsToItself |= target.LeadsToItself || ReferenceEquals(node, target);
        if (target.Circle < 0) node.Least = Math.Min(node.Least, target.Least);
    }

    /// <summary>All models of a circle lead wherever one of them does.</summary>
    private void Close(Node first)
    {
        var members = new List<Node>();
        do members.Add(_open.Pop());
        while (!ReferenceEquals(members[members.Count - 1], first));
        var leadsToItself = members.Exists(static member => member.LeadsToItself);
        foreach (var member in members)
        {
            member.Circle = _circles;
            member.LeadsToItself = leadsToItself;
        }

        _circles++;
    }

    private sealed class Node
    {
        internal List<FieldSymbol> Fields { get; } = [];

        /// <summary>When it was entered; -1 before.</summary>
        internal int Order { get; set; } = -1;

        /// <summary>The earliest model that is known to be reached from it and not closed.</summary>
        internal int Least { get; set; }

        /// <summary>The next of its fields to follow.</summary>
        internal int Next { get; set; }

        /// <summary>The same number for all models that lead to each other; -1 before it is known.</summary>
        internal int Circle { get; set; } = -1;

        /// <summary>True when it refers to itself or leads to a model that does.</summary>
        internal bool LeadsToItself { get; set; }
    }
}
