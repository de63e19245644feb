namespace Refract.Runtime;

/// <summary>Gives the relations of a shape the rows that a call wants of them.</summary>
internal static class GivenParts
{
    /// <summary>The parts of a shape with which rows of them are wanted.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="related">Relations that it has, with their arguments.</param>
    /// <param name="extras">Relations whose rows it counts, with their conditions.</param>
    /// <exception cref="InvalidQueryException">The shape does not have one of them.</exception>
    public static ShapePart[] Of(Shape shape, IReadOnlyList<IncludePlan> related, RecordExtras extras)
    {
        if (extras.Columns.Count > 0)
            throw new InvalidQueryException(
                $"{shape.Model.Name}.{extras.Columns[0].Name} has no place in the include of a Select: the record "
                    + "names the columns that are read.", "include");
        var parts = (ShapePart[])shape.Parts.Clone();
        foreach (var plan in related)
            Give(shape, parts, plan.Relation, static part => part.Kind != ShapePartKind.Count, plan.Arguments);
        foreach (var count in extras.Counts)
            Give(shape, parts, count.Relation, static part => part.Kind == ShapePartKind.Count,
                new() { Where = ((RelationCount)count.Count).Inner });
        return parts;
    }

    private static void Give(Shape shape, ShapePart[] parts, RelationInfo relation, Predicate<ShapePart> isMeant,
        in RowArguments arguments)
    {
        var at = Array.FindIndex(parts, part => part.Relation == relation.Name && isMeant(part));
        if (at < 0)
            throw new InvalidQueryException(
                $"The record that is selected does not have {shape.Model.Name}.{relation.Name}: the include of a "
                    + "Select says which rows of its relations are read, and adds none.", "include");
        var part = parts[at];
        parts[at] = part.Shape is { } nested
            ? part.With(nested.With(arguments.Include, arguments.Extras),
                arguments with { Include = [], Extras = RecordExtras.None })
            : part.With(null, arguments);
    }
}
