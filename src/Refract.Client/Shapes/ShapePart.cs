namespace Refract.Runtime;

/// <summary>One use of a relation in the function of a <c>Select</c>. For generated code.</summary>
public sealed class ShapePart
{
    private readonly Func<RelatedArguments>? _related;
    private RelatedArguments? _arguments;

    private ShapePart(
        ShapePartKind kind, string relation, Shape? shape, Func<RelatedArguments>? related, bool isDeferred)
    {
        Kind = kind;
        Relation = relation;
        Shape = shape;
        _related = related;
        IsDeferred = isDeferred;
    }

    internal ShapePartKind Kind { get; }

    /// <summary>The relation's C# name.</summary>
    internal string Relation { get; }

    /// <summary>What is used of the related rows; null for whole records and for counts.</summary>
    internal Shape? Shape { get; }

    /// <summary>True when the function has to be run to know which rows it wants.</summary>
    internal bool IsDeferred { get; }

    /// <summary>Which rows are wanted; all, where that is not known beforehand.</summary>
    internal RowArguments Arguments => (_arguments ??= _related?.Invoke())?.Arguments ?? default;

    /// <summary>The row behind a to-one relation.</summary>
    public static ShapePart One(string relation, Shape shape) => new(ShapePartKind.Rows, relation, shape, null, false);

    /// <summary>Rows behind a to-many relation.</summary>
    /// <param name="relation">The relation's C# name.</param>
    /// <param name="shape">What is used of them.</param>
    /// <param name="related">Which of them; null for all.</param>
    public static ShapePart Many(string relation, Shape shape, Func<RelatedArguments>? related = null) =>
        new(ShapePartKind.Rows, relation, shape, related, false);

    /// <summary>Whole records behind a relation.</summary>
    /// <param name="relation">The relation's C# name.</param>
    /// <param name="related">Which of them; null for all.</param>
    public static ShapePart Records(string relation, Func<RelatedArguments>? related = null) =>
        new(ShapePartKind.Records, relation, null, related, false);

    /// <summary>The number of rows behind a to-many relation.</summary>
    /// <param name="relation">The relation's C# name.</param>
    /// <param name="related">Which of them; null for all.</param>
    public static ShapePart Count(string relation, Func<RelatedArguments>? related = null) =>
        new(ShapePartKind.Count, relation, null, related, false);

    /// <summary>The same with which rows are wanted.</summary>
    /// <param name="shape">What is used of them.</param>
    /// <param name="arguments">Which of them.</param>
    internal ShapePart With(Shape? shape, in RowArguments arguments) =>
        new(Kind, Relation, shape, null, IsDeferred) { _arguments = new KnownArguments(arguments) };

    /// <summary>The same, where the function has to be run to know which rows it wants.</summary>
    public ShapePart Deferred() => new(Kind, Relation, Shape, null, isDeferred: true);

    private sealed class KnownArguments : RelatedArguments
    {
        public KnownArguments(in RowArguments arguments) => Arguments = arguments;
    }
}
