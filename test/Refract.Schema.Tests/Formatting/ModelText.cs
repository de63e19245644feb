using System.Globalization;
using System.Text;

namespace Refract.Schema.Tests.Formatting;

/// <summary>
/// What a compiled schema says, without the places where it stands and without documentation: as block attributes move
/// to the end and the blank lines before them go, a comment that stood by itself may come to stand above a field.
/// </summary>
internal static class ModelText
{
    internal static string Of(SchemaResult result)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in result.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}")
            .Order(StringComparer.Ordinal))
            text.AppendLine(diagnostic);
        if (result.Schema.Datasource is { } source) text.AppendLine(Of(source));
        foreach (var generator in result.Schema.Generators) text.AppendLine(Of(generator));
        foreach (var type in result.Schema.Enums) text.AppendLine(Of(type));
        foreach (var model in result.Schema.Models)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{model.Name} {model.DatabaseSchema} {model.TableName} {model.IsIgnored} {model.IsView}");
            foreach (var field in model.Fields) text.AppendLine(Of(field));
            if (model.PrimaryKey is { } key)
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"{key.ConstraintName} {key.ClientName} {key.IsOnField} {Of(key.Fields)}");
            foreach (var index in model.Indexes.Select(Of).Order(StringComparer.Ordinal)) text.AppendLine(index);
        }

        return text.ToString();
    }

    private static string Of(Datasource source) =>
        $"{source.Name} {source.ProviderText} {source.Url} {source.DirectUrl} {source.ShadowDatabaseUrl} "
        + $"{source.EmulatesRelations} "
        + $"{string.Join(", ", source.Schemas)} {string.Join(", ", source.Extensions)}";

    private static string Of(GeneratorBlock generator) =>
        $"{generator.Name} {generator.Provider} {string.Join(", ", generator.PreviewFeatures)} "
        + string.Join(", ", generator.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));

    private static string Of(EnumType type) =>
        $"{type.Name} {type.DatabaseSchema} {type.DatabaseName} "
            + $"{string.Join(", ", type.Values.Select(value => $"{value.Name} {value.DatabaseName}"))}";

    private static string Of(Field field) => $"{field.Name} {field.Arity} {field.IsIgnored} " + field switch
    {
        ScalarField scalar =>
            $"{scalar.Type} {scalar.Enum?.Name} {scalar.UnsupportedType} {scalar.ColumnName} {scalar.NativeType?.Name}"
            + $"({string.Join(", ", scalar.NativeType?.Arguments ?? [])}) {Of(scalar.Default)} {scalar.IsUpdatedAt}",
        RelationField relation =>
            $"{relation.Relation.Name} {relation.Target.Name} {relation.ConstraintName} {relation.OnDelete} "
            + $"{relation.OnUpdate} "
            + $"{string.Join(", ", relation.ForeignKey.Select(key => key.Name))} to "
            + $"{string.Join(", ", relation.References.Select(key => key.Name))}",
        _ => throw new ArgumentException($"A field of an unknown kind: {field.GetType().Name}.", nameof(field)),
    };

    private static string Of(DefaultValue? value) => value switch
    {
        null => "",
        LiteralDefault literal => literal.Text,
        EnumDefault constant => constant.Value.Name,
        ListDefault list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        FunctionDefault function => $"{function.Name}({string.Join(", ", function.Arguments)})",
        _ => throw new ArgumentException($"A default of an unknown kind: {value.GetType().Name}.", nameof(value)),
    };

    private static string Of(IndexDefinition index) =>
        $"{index.Kind} {index.ConstraintName} {index.ClientName} {index.IsOnField} {index.Algorithm} "
            + $"{index.Condition} {Of(index.Fields)}";

    private static string Of(IEnumerable<IndexField> fields) =>
        string.Join(", ",
            fields.Select(field => $"{field.Field.Name} {field.Sort} {field.Length} {field.OperatorClass}"));
}
