using System.Text;
using Refract.Schema.Binding;

namespace Refract.Schema.Validation;

/// <summary>
/// What keys, indexes and foreign keys are called in the database: as given, else after PostgreSQL's manner, cut to what the database
/// takes.
/// </summary>
internal static class ConstraintNames
{
    internal static string Of(KeySymbol key, int maximumLength)
    {
        if (key.MappedName is { } name) return name;
        var table = key.Model.TableName;
        if (key.Kind == KeyKind.Id) return Cut(table, "_pkey", maximumLength);
        var columns = string.Join("_", key.Fields.Select(field => field.IsInsideComposite ? field.Path.Replace('.', '_')
            : field.Field.ColumnName));
        return Cut($"{table}_{columns}", key.Kind == KeyKind.Unique ? "_key" : "_idx", maximumLength);
    }

    internal static string OfForeignKey(FieldSymbol field, RelationAttribute relation, int maximumLength) =>
        relation.MappedName ?? Cut($"{field.Model.TableName}_{string.Join("_", relation.Fields!.Select(column => column.ColumnName))}",
            "_fkey", maximumLength);

    /// <summary>Lengths are in bytes of UTF-8, and no character is cut in two.</summary>
    private static string Cut(string name, string suffix, int maximumLength)
    {
        var limit = maximumLength - suffix.Length;
        if (name.Length * 3 < limit || Encoding.UTF8.GetByteCount(name) < limit) return name + suffix;
        var bytes = 0;
        var end = 0;
        while (end < name.Length)
        {
            var length = char.IsSurrogatePair(name, end) ? 2 : 1;
            bytes += Encoding.UTF8.GetByteCount(name.Substring(end, length));
            if (bytes > limit) break;
            end += length;
        }

        return name.Substring(0, end) + suffix;
    }
}
