using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Migrate.Desired;

/// <summary>
/// What a database does in place of the one that the schema is written for. A scalar list becomes JSON (numbers and
/// booleans as such, all else as strings), an optional column of an unsupported type text; what has no counterpart is
/// refused with model and field.
/// </summary>
internal sealed class SubstituteRules(PrismaSchema schema, StructureRules rules)
{
    private string SchemaProvider => schema.Datasource?.ProviderText ?? "another database";

    /// <summary>Where database schemas do not exist, two tables that only differ in them would be one.</summary>
    public void RefuseNameClashes(IEnumerable<Model> models)
    {
        if (rules.HasNamespaces)
            return;
        foreach (var clash in models.GroupBy(model => model.TableName, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
        {
            var second = clash.ElementAt(1);
            throw new UnsupportedBySubstituteException(second.Name,
                $"its table \"{second.TableName}\" and that of {clash.First().Name} differ only in their "
                + $"@@schema or in case, which {rules.DisplayName} does not tell apart.",
                $"Give one of them another @@map, or use {SchemaProvider}.");
        }
    }

    /// <summary>
    /// Indexes that look inside values cannot be had over JSON text, and nothing but speed depends on them.
    /// </summary>
    public bool Keeps(IndexDefinition index) => index.Kind != IndexKind.FullText
        && (rules.HasIndexTypes || index.Algorithm is null or "BTree" or "Hash" or "Brin");

    public ColumnType Replace(ColumnType type, ScalarField field)
    {
        if (type.IsList && !rules.HasLists)
            return new ColumnType { Scalar = ScalarType.Json, IsNullable = true };
        if (type.Scalar != ScalarType.Unsupported)
            return type;
        if (type.IsNullable && field.Default is null)
            return new ColumnType { Scalar = ScalarType.String, IsNullable = true };
        throw new UnsupportedBySubstituteException(PlaceOf(field),
            $"the type {type.UnsupportedName} of {SchemaProvider} has no counterpart on {rules.DisplayName}, "
            + "and the column is required or has a default.",
            $"Make the field optional and without @default, or use {SchemaProvider}.");
    }

    public CatalogDefault Replace(CatalogDefault written, ScalarField field) => written switch
    {
        ConstantListDefault list when !rules.HasLists => new ConstantDefault(JsonOf(list, field)),
        ExpressionDefault { Sql: { } sql } => Portable(sql, field),
        _ => written,
    };

    private CatalogDefault Portable(string sql, ScalarField field)
    {
        var text = sql.Trim();
        while (text is ['(', .. var inner, ')'] && !inner.Contains('(', StringComparison.Ordinal))
            text = inner.Trim();

        if (text.ToLowerInvariant() is "now()" or "current_timestamp" or "current_timestamp()")
            return new NowDefault();
        if (text.ToLowerInvariant() is "gen_random_uuid()" or "uuid_generate_v4()")
            return new ExpressionDefault(rules.RandomUuid);
        if (IsLiteral(text))
            return new ExpressionDefault(text);
        throw new UnsupportedBySubstituteException(PlaceOf(field),
            $"dbgenerated(\"{sql}\") is SQL of {SchemaProvider}, which {rules.DisplayName} does not understand.",
            $"Use a default that the schema language has (now(), uuid(), a constant), or use {SchemaProvider}.");
    }

    private static bool IsLiteral(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || text.ToLowerInvariant() is "true" or "false" or "null"
        || (text.Length >= 2 && text[0] == '\'' && text[^1] == '\''
            && !text[1..^1].Replace("''", "", StringComparison.Ordinal)
            .Contains('\'', StringComparison.Ordinal));

    private static string JsonOf(ConstantListDefault list, ScalarField field)
    {
        var text = new StringBuilder("[");
        foreach (var item in list.Items)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append(field.Type switch
            {
                ScalarType.Int or ScalarType.BigInt or ScalarType.Boolean or ScalarType.Json => item,
                // In the forms that clients write: items are compared as they are.
                ScalarType.Float when double.TryParse(item, CultureInfo.InvariantCulture, out var number) =>
                    number.ToString("R", CultureInfo.InvariantCulture),
                ScalarType.Decimal
                    when decimal.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                    (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
                ScalarType.DateTime
                    when DateTimeOffset.TryParse(item, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                        out var time) =>
                    $"\"{TimeOf(time.UtcDateTime, field)}\"",
                _ => $"\"{JsonEncodedText.Encode(item, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
            });
        }

        return text.Append(']').ToString();
    }

    private static string TimeOf(DateTime utc, ScalarField field) => utc.ToString(
        NativeTypes.KindOf(field.Type, field.NativeType) switch
    {
        StoredKind.Date => "yyyy-MM-dd",
        StoredKind.Time or StoredKind.OffsetTime => "HH:mm:ss.FFFFFF",
        _ => utc.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'",
    }, CultureInfo.InvariantCulture);

    private static string PlaceOf(ScalarField field) => $"{field.Model.Name}.{field.Name}";
}
