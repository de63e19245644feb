using NpgsqlTypes;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.PostgreSql;

/// <summary>The wire types of a statement's parameters, worked out once for each text and kept with it.</summary>
internal sealed class ParameterTypes
{
    private readonly ColumnType[] _columns;
    private readonly NpgsqlDbType[] _types;

    private ParameterTypes(ColumnType[] columns, NpgsqlDbType[] types)
    {
        _columns = columns;
        _types = types;
    }

    public NpgsqlDbType this[int position] => _types[position];

    /// <summary>The types of a statement, from its text's state when they are there already.</summary>
    public static ParameterTypes Of(in SqlStatement statement)
    {
        if (statement.Text.ProviderState is ParameterTypes known && known.Fits(statement)) return known;
        var columns = new ColumnType[statement.Count];
        var types = new NpgsqlDbType[statement.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = statement.Parameters[i].Type;
            types[i] = Of(columns[i]);
        }
        var made = new ParameterTypes(columns, types);
        statement.Text.ProviderState = made;
        return made;
    }

    /// <summary>
    /// The wire type of a column's values. Enums and the text types that the driver has no text form of travel as text:
    /// the dialect writes a cast around their placeholder.
    /// </summary>
    public static NpgsqlDbType Of(ColumnType type)
    {
        var native = type.Native?.Name;
        var single = type.Scalar switch
        {
            ScalarType.Boolean => NpgsqlDbType.Boolean,
            ScalarType.Int =>
                native switch { "SmallInt" => NpgsqlDbType.Smallint, "Oid" => NpgsqlDbType.Oid,
                    _ => NpgsqlDbType.Integer },
            ScalarType.BigInt => NpgsqlDbType.Bigint,
            ScalarType.Float => native == "Real" ? NpgsqlDbType.Real : NpgsqlDbType.Double,
            // Money travels as numeric, with a cast in the text: the server knows how many decimals its currency has.
            ScalarType.Decimal => NpgsqlDbType.Numeric,
            ScalarType.DateTime => native switch
            {
                "Timestamptz" => NpgsqlDbType.TimestampTz,
                "Date" => NpgsqlDbType.Date,
                "Time" => NpgsqlDbType.Time,
                "Timetz" => NpgsqlDbType.TimeTz,
                _ => NpgsqlDbType.Timestamp,
            },
            ScalarType.Json => native == "Json" ? NpgsqlDbType.Json : NpgsqlDbType.Jsonb,
            ScalarType.Bytes => NpgsqlDbType.Bytea,
            // Char: compared as text, a value would not match the column's padding. VarChar and Text are one family.
            ScalarType.String =>
                native switch { "Uuid" => NpgsqlDbType.Uuid, "Char" => NpgsqlDbType.Char, _ => NpgsqlDbType.Text },
            _ => NpgsqlDbType.Text,
        };
        return type.IsList ? single | NpgsqlDbType.Array : single;
    }

    private bool Fits(in SqlStatement statement)
    {
        if (_columns.Length != statement.Count) return false;
        for (var i = 0; i < _columns.Length; i++)
            if (!ReferenceEquals(_columns[i], statement.Parameters[i].Type)) return false;
        return true;
    }
}
