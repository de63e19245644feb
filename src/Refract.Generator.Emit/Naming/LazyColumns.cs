using Refract.Schema;

namespace Refract.Generator.Naming;

/// <summary>Which fields may be lazy, and which are.</summary>
internal static class LazyColumns
{
    /// <summary>True for a column that is only read on demand.</summary>
    public static bool IsLazy(ScalarField field) => CSharpAnnotation.Read(field.Documentation).IsLazy;

    /// <summary>Why something cannot be lazy, or null when it can.</summary>
    public static string? Problem(object symbol) => symbol switch
    {
        ScalarField field when IsOfKey(field) =>
            "a row is told from others by this field, so every query reads it.",
        ScalarField field when RelationOf(field) is { } relation =>
            $"relation {relation.Model.Name}.{relation.Name} is loaded by this field, so every query reads it.",
        ScalarField => null,
        _ => "only a field that is a column can be lazy. A relation is not read unless it is included anyway.",
    };

    /// <summary>A model without a primary key is known by its first unique one.</summary>
    private static bool IsOfKey(ScalarField field) =>
        (field.Model.PrimaryKey?.Fields
            ?? field.Model.Indexes.FirstOrDefault(index =>
                index is { Kind: IndexKind.Unique, Condition: null })?.Fields)
        ?.Any(part => ReferenceEquals(part.Field, field)) == true;

    private static RelationField? RelationOf(ScalarField field) => field.Model.Fields.OfType<RelationField>()
        .SelectMany(relation => new[] { relation, relation.Opposite })
        .FirstOrDefault(side => side.ForeignKey.Contains(field) || side.References.Contains(field));
}
