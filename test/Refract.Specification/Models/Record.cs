using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;

namespace Refract.Specification;

/// <summary>
/// A record that holds its columns by name: the specification speaks to the engine below the generated code, and so
/// needs no type for each model.
/// </summary>
public abstract class Record
{
    private object?[] _values = [];
    private readonly Dictionary<string, object?> _relations = new(StringComparer.Ordinal);

    internal abstract ModelInfo Info { get; }

    /// <summary>A column's value, or the related record or records of a relation that was loaded.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (var column in Info.Columns)
                if (column.Name == name) return _values[column.Ordinal];
            return _relations.TryGetValue(name, out var related) ? related
                : throw new InvalidOperationException($"{Info.Name}.{name} was not loaded.");
        }
    }

    public int Id => (int)this["Id"]!;

    public bool IsLoaded(string relation) => _relations.ContainsKey(relation);

    /// <summary>The records of a to-many relation.</summary>
    public IReadOnlyList<Record> Many(string relation) =>
        [.. ((System.Collections.IEnumerable)this[relation]!).Cast<Record>()];

    /// <summary>The record of a to-one relation.</summary>
    public Record? One(string relation) => (Record?)this[relation];

    internal void Attach(int slot, object? related) => _relations[Info.Relation(slot).Name] = related;

    internal static T Make<T>(object?[] values) where T : Record, new() => new() { _values = values };

    internal static T ReadRow<T, TRow>(ref TRow row, int at, ModelInfo info) where T : Record, new()
        where TRow : struct, IRow
    {
        var values = new object?[info.Columns.Count];
        foreach (var column in info.Columns) values[column.Ordinal] = ReadColumn(ref row, at + column.Ordinal, column);
        return Make<T>(values);
    }

    private static object? ReadColumn<TRow>(ref TRow row, int at, ColumnInfo column) where TRow : struct, IRow
    {
        if (column.Type.IsList)
        {
            return column.Type.Scalar switch
            {
                ScalarType.String =>
                    column.Type.Native?.Name == "Uuid" ? row.List<Guid>(at).ToArray() : row.List<string>(at).ToArray(),
                ScalarType.Decimal => row.List<decimal>(at).ToArray(),
                ScalarType.Bytes => row.List<byte[]>(at).ToArray(),
                ScalarType.Json => row.List<System.Text.Json.JsonElement>(at).ToArray(),
                ScalarType.DateTime when column.Type.Native?.Name == "Date" => row.List<DateOnly>(at).ToArray(),
                ScalarType.DateTime when column.Type.Native?.Name is "Time" or "Timetz" =>
                    row.List<TimeOnly>(at).ToArray(),
                ScalarType.Int => row.List<int>(at).ToArray(),
                ScalarType.Boolean => row.List<bool>(at).ToArray(),
                ScalarType.Float => row.List<double>(at).ToArray(),
                ScalarType.BigInt => row.List<long>(at).ToArray(),
                ScalarType.DateTime => row.List<DateTimeOffset>(at).ToArray(),
                ScalarType.Enum => row.EnumList(at, (EnumMap<Role>)column.Enum!).ToArray(),
                _ => throw new NotSupportedException(column.ToString()),
            };
        }

        if (row.IsNull(at)) return null;
        return column.Type.Scalar switch
        {
            ScalarType.Int => row.Int(at),
            ScalarType.BigInt => row.BigInt(at),
            ScalarType.Boolean => row.Boolean(at),
            ScalarType.Float => row.Float(at),
            ScalarType.Decimal => row.Decimal(at),
            ScalarType.DateTime =>
                column.Type.Native?.Name switch { "Date" => row.Date(at), "Time" or "Timetz" => row.Time(at), _ =>
                row.DateTime(at) },
            ScalarType.Bytes => row.Bytes(at),
            ScalarType.Json => row.Json(at).GetRawText(),
            ScalarType.Enum => row.Enum(at, (EnumMap<Role>)column.Enum!),
            _ => column.Type.Native?.Name == "Uuid" ? row.Guid(at) : row.Text(at),
        };
    }
}

/// <summary>The enum of the specification; one of its database names is no C# name.</summary>
public enum Role
{
    Admin,
    User,
    Guest,
}
