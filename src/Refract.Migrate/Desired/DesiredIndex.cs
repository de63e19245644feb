using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>A model's indexes: first those of fields, then <c>@@index</c>, then <c>@@unique</c>, which is the real
/// engine's order.</summary>
internal static class DesiredIndex
{
    public static IEnumerable<CatalogIndex> AllOf(Model model, DesiredContext context) =>
        model.Indexes.Where(index => index.IsOnField && index.Kind == IndexKind.Unique)
            .OrderBy(index => FieldOrder(model, index))
            .Concat(model.Indexes.Where(index => index.Kind is IndexKind.Normal or IndexKind.FullText))
            .Concat(model.Indexes.Where(index => !index.IsOnField && index.Kind == IndexKind.Unique))
            .Where(index => context.Substitute?.Keeps(index) ?? true)
            .Select(index => From(model, index, context));

    private static int FieldOrder(Model model, IndexDefinition index)
    {
        var at = 0;
        foreach (var field in model.Fields)
        {
            if (ReferenceEquals(field, index.Fields[0].Field))
                break;
            at++;
        }

        return at;
    }

    private static CatalogIndex From(Model model, IndexDefinition index, DesiredContext context)
    {
        var columns = index.Fields.Select(field => field.Field.ColumnName).ToArray();
        var isUnique = index.Kind == IndexKind.Unique;
        var keepsAlgorithm = context.Rules.HasIndexTypes && context.Substitute is null;
        return new CatalogIndex
        {
            Name = context.Names.Kept(index.ConstraintName
                ?? (isUnique
                    ? context.Names.Unique(model.TableName, columns) : context.Names.Index(model.TableName, columns))),
            IsUnique = isUnique,
            Columns = [.. index.Fields.Select(field =>
                new CatalogIndexColumn(context.Names.Kept(field.Field.ColumnName), field.IsDescending,
                keepsAlgorithm
                    ? OperatorClassNames.InDatabase(field) : null) { IsExplicitlyAscending = field.Sort == false })],
            Algorithm = keepsAlgorithm && index.Algorithm is { } algorithm && algorithm != "BTree"
                ? algorithm.ToLowerInvariant() : null,
            Condition = index.Condition,
        };
    }
}
