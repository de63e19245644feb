using System.Globalization;
using System.Text;

namespace Refract.Schema.Tests.Formatting;

/// <summary>
/// What a compiled schema says, without the places where it stands and without documentation: as block attributes move to the end and the blank lines
/// before them go, a comment that stood by itself may come to stand above a field.
/// </summary>
internal static class ModelText
{
    internal static string Of(SchemaResult result)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in result.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}").Order(StringComparer.Ordinal))
            text.AppendLine(diagnostic);
        foreach (var model in result.Schema.Models)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{model.Name} {model.TableName} {model.IsIgnored} {model.IsView}");
            foreach (var field in model.Fields) text.AppendLine(Of(field));
            if (model.PrimaryKey is { } key) text.AppendLine(CultureInfo.InvariantCulture, $"{key.ConstraintName} {Of(key.Fields)}");
            foreach (var index in model.Indexes.Select(Of).Order(StringComparer.Ordinal)) text.AppendLine(index);
        }

        return text.ToString();
    }

    private static string Of(Field field) => $"{field.Name} {field.Arity} {field.IsIgnored} " + field switch
    {
        ScalarField scalar => $"{scalar.Type} {scalar.UnsupportedType} {scalar.ColumnName} {scalar.NativeType} {scalar.Default}",
        RelationField relation => $"{relation.Relation.Name} {relation.Target.Name} {relation.HoldsForeignKey}",
        _ => throw new ArgumentException($"A field of an unknown kind: {field.GetType().Name}.", nameof(field)),
    };

    private static string Of(IndexDefinition index) =>
        $"{index.Kind} {index.ConstraintName} {index.ClientName} {index.IsOnField} {index.Algorithm} {Of(index.Fields)}";

    private static string Of(IEnumerable<IndexField> fields) => string.Join(", ", fields.Select(field => $"{field.Field.Name} {field.Sort}"));
}
