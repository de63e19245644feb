using Npgsql;
using Npgsql.PostgresTypes;
using NpgsqlTypes;
using Refract.Relational.Sql;

namespace Refract.PostgreSql;

/// <summary>
/// How the values of a column are sent when there are many: as the items of one array, or one by one to a COPY.
/// </summary>
internal abstract class ItemBinder
{
    private static readonly Dictionary<NpgsqlDbType, ItemBinder> s_known = new ItemBinder[]
    {
        new Values<int>(NpgsqlDbType.Integer, "int4", static (in value) => checked((int)value.AsBigInt)),
        new Values<short>(NpgsqlDbType.Smallint, "int2", static (in value) => checked((short)value.AsBigInt)),
        new Values<uint>(NpgsqlDbType.Oid, "oid", static (in value) => checked((uint)value.AsBigInt)),
        new Values<long>(NpgsqlDbType.Bigint, "int8", static (in value) => value.AsBigInt),
        new Values<bool>(NpgsqlDbType.Boolean, "bool", static (in value) => value.AsBoolean),
        new Values<double>(NpgsqlDbType.Double, "float8", static (in value) => value.AsFloat),
        new Values<float>(NpgsqlDbType.Real, "float4", static (in value) => (float)value.AsFloat),
        new Values<decimal>(NpgsqlDbType.Numeric, "numeric", static (in value) => value.AsDecimal),
        new Values<long>(NpgsqlDbType.TimestampTz, "timestamptz",
            static (in value) => RawTimes.FromInstant(value.AsDateTime)),
        new Values<long>(NpgsqlDbType.Timestamp, "timestamp",
            static (in value) => RawTimes.FromInstant(value.AsDateTime)),
        new Values<int>(NpgsqlDbType.Date, "date", static (in value) => RawTimes.FromDay(value.AsDate)),
        new Values<TimeOnly>(NpgsqlDbType.Time, "time", static (in value) => value.AsTime),
        new Values<DateTimeOffset>(NpgsqlDbType.TimeTz, "timetz",
            static (in value) => ParameterBinder.WithZone(value.AsTime)),
        new Values<Guid>(NpgsqlDbType.Uuid, "uuid", static (in value) => value.AsGuid),
        new References<byte[]>(NpgsqlDbType.Bytea, "bytea", static (in value) => value.AsBytes),
        new References<string>(NpgsqlDbType.Text, "text", static (in value) => value.AsText),
        new References<string>(NpgsqlDbType.Char, "bpchar", static (in value) => value.AsText),
        new References<string>(NpgsqlDbType.Json, "json", static (in value) => value.AsText),
        new References<string>(NpgsqlDbType.Jsonb, "jsonb", static (in value) => value.AsText),
    }.ToDictionary(binder => binder.Type);

    private readonly string _name;

    private ItemBinder(NpgsqlDbType type, string name)
    {
        Type = type;
        _name = name;
    }

    private delegate T Reader<out T>(in SqlValue value);

    /// <summary>The wire type of one value.</summary>
    private NpgsqlDbType Type { get; }

    /// <summary>The binder of a wire type of <see cref="ParameterTypes"/>, lists apart.</summary>
    public static ItemBinder Of(NpgsqlDbType type) => s_known[type];

    /// <summary>True when values can be written to a column of this type as they are.</summary>
    public bool Fits(PostgresType column) => column.InternalName == _name
        || (Type == NpgsqlDbType.Text
            && (column.InternalName is "varchar" or "bpchar" or "citext" || column is PostgresEnumType));

    /// <summary>A parameter that holds all values.</summary>
    public abstract NpgsqlParameter ToArray(ValueList values);

    /// <summary>Writes one value as the next of a row.</summary>
    public abstract Task Write(NpgsqlBinaryImporter importer, in SqlValue value, CancellationToken ct);

    private NpgsqlParameter<T> Parameter<T>(T items) =>
        new() { TypedValue = items, NpgsqlDbType = Type | NpgsqlDbType.Array };

    private sealed class References<T>(NpgsqlDbType type, string name, Reader<T> read) : ItemBinder(type, name)
        where T : class
    {
        /// <inheritdoc/>
        public override NpgsqlParameter ToArray(ValueList values)
        {
            var items = new T?[values.Count];
            for (var i = 0; i < items.Length; i++)
            {
                var value = values[i];
                if (!value.IsNull) items[i] = read(in value);
            }

            return Parameter(items);
        }

        /// <inheritdoc/>
        public override Task Write(NpgsqlBinaryImporter importer, in SqlValue value, CancellationToken ct) =>
            value.IsNull ? importer.WriteNullAsync(ct) : importer.WriteAsync(read(in value), Type, ct);
    }

    private sealed class Values<T>(NpgsqlDbType type, string name, Reader<T> read) : ItemBinder(type, name)
        where T : struct
    {
        /// <inheritdoc/>
        public override NpgsqlParameter ToArray(ValueList values)
        {
            // An array of nullable items only when there are nulls: it is larger, and slower to write.
            var items = new T[values.Count];
            for (var i = 0; i < items.Length; i++)
            {
                var value = values[i];
                if (value.IsNull) return Nullable(values);
                items[i] = read(in value);
            }

            return Parameter(items);
        }

        /// <inheritdoc/>
        public override Task Write(NpgsqlBinaryImporter importer, in SqlValue value, CancellationToken ct) =>
            value.IsNull ? importer.WriteNullAsync(ct) : importer.WriteAsync(read(in value), Type, ct);

        private NpgsqlParameter<T?[]> Nullable(ValueList values)
        {
            var items = new T?[values.Count];
            for (var i = 0; i < items.Length; i++)
            {
                var value = values[i];
                if (!value.IsNull) items[i] = read(in value);
            }

            return Parameter(items);
        }
    }
}
