using NpgsqlTypes;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Sql;

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
        var single = PostgreSqlTypes.Find(type)?.Wire ?? NpgsqlDbType.Text;
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
