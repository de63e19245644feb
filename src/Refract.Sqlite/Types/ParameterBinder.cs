using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Relational.Sql;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// Binds values by position, in the forms that Prisma stores: booleans as 0 and 1, decimals as numbers, dates, UUIDs
/// and JSON as text, lists as JSON arrays.
/// </summary>
internal static class ParameterBinder
{
    private const int OnStack = 512;

    /// <summary>
    /// Throws on half a surrogate pair, where the usual one would put another character in its place.
    /// </summary>
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Binds all parameters of a statement that was reset.</summary>
    public static void Bind(sqlite3_stmt prepared, in SqlStatement statement)
    {
        var (at, i, row) = (0, 0, -1);
        try
        {
            for (; i < statement.Count; i++)
            {
                ref readonly var parameter = ref statement.Parameters[i];
                if (parameter.Value.Kind != SqlValueKind.Each)
                {
                    var code = Bind(prepared, ++at, parameter.Value, parameter.Type);
                    if (code != raw.SQLITE_OK) throw Refused(code, at, statement, i, row);
                    continue;
                }

                var values = parameter.Value.AsList;
                for (row = 0; row < values.Count; row++)
                {
                    var code = Bind(prepared, ++at, values[row], parameter.Type);
                    if (code != raw.SQLITE_OK) throw Refused(code, at, statement, i, row);
                }
                row = -1;
            }

            // What is not bound is NULL to SQLite, without a word.
            if (statement.Text.IsRaw && raw.sqlite3_bind_parameter_count(prepared) != at)
                throw new InvalidQueryException("The SQL has a placeholder of its own (?, :name, @name or $name). "
                    + "Write the value as a hole of the interpolated string.", "sql");
        }
        catch (EncoderFallbackException error)
        {
            throw new RefractException("P2000",
                $"A text{Place(statement, i, row)} holds half of a surrogate pair, which is no character "
                    + "and cannot be stored.", error);
        }
    }

    private static Exception Refused(int code, int at, in SqlStatement statement, int parameter, int row) =>
        code == raw.SQLITE_TOOBIG
        ? new ValueTooLongException(statement.Text.Model, null, null, FieldOf(statement, parameter))
        : new SqliteException($"parameter {at} could not be bound{(row < 0 ? "" : $", in row {row + 1} of the data")}",
            code & 0xFF, code);

    private static string Place(in SqlStatement statement, int parameter, int row)
    {
        if (statement.Text.Model is not { } model) return "";
        var field = FieldOf(statement, parameter);
        return $" for {model}.{field ?? statement.Text.Verb}{(row < 0 ? "" : $", in row {row + 1} of the data,")}";
    }

    /// <summary>The field of a parameter: each column has a type object of its own.</summary>
    private static string? FieldOf(in SqlStatement statement, int parameter) =>
        statement.Text.Constraints?.FindByType(statement.Parameters[parameter].Type) is { Fields: [var field] }
            ? field : null;

    private static int Bind(sqlite3_stmt prepared, int at, in SqlValue value, ColumnType type) => value.Kind switch
    {
        SqlValueKind.Null => raw.sqlite3_bind_null(prepared, at),
        SqlValueKind.Boolean => raw.sqlite3_bind_int(prepared, at, value.AsBoolean ? 1 : 0),
        SqlValueKind.Int or SqlValueKind.BigInt => raw.sqlite3_bind_int64(prepared, at, value.AsBigInt),
        SqlValueKind.Float => raw.sqlite3_bind_double(prepared, at, value.AsFloat),
        SqlValueKind.Decimal => BindDecimal(prepared, at, value.AsDecimal),
        SqlValueKind.Text or SqlValueKind.Json => BindText(prepared, at, value.AsText),
        SqlValueKind.DateTime => BindText(prepared, at, StoredTime.Text(value.AsDateTime, type)),
        SqlValueKind.Date => BindText(prepared, at, StoredTime.Text(value.AsDate)),
        SqlValueKind.Time => BindText(prepared, at, StoredTime.Text(value.AsTime)),
        SqlValueKind.Guid => BindGuid(prepared, at, value.AsGuid),
        SqlValueKind.Bytes =>
            value.AsBytes.Length == 0
                ? raw.sqlite3_bind_zeroblob(prepared, at, 0) : raw.sqlite3_bind_blob(prepared, at, value.AsBytes),
        SqlValueKind.Array => raw.sqlite3_bind_text(prepared, at, StoredList.Write(value.AsArray, type)),
        SqlValueKind.List => raw.sqlite3_bind_text(prepared, at, StoredList.Write(value.AsList, type)),
        _ => throw new InvalidOperationException("An enum's value has to become text before it is bound."),
    };

    /// <summary>
    /// A column of type DECIMAL turns text into a number anyhow, and elsewhere text would sort behind all numbers: so a
    /// number it is.
    /// </summary>
    private static int BindDecimal(sqlite3_stmt prepared, int at, decimal value) =>
        value is >= long.MinValue and <= long.MaxValue && decimal.Truncate(value) == value
            ? raw.sqlite3_bind_int64(prepared, at, (long)value)
            : raw.sqlite3_bind_double(prepared, at, (double)value);

    private static int BindGuid(sqlite3_stmt prepared, int at, Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _);
        return raw.sqlite3_bind_text(prepared, at, text);
    }

    private static int BindText(sqlite3_stmt prepared, int at, string text)
    {
        // An empty span has no address, and without an address SQLite binds NULL.
        if (text.Length == 0) return raw.sqlite3_bind_text(prepared, at, "");
        if (text.Length <= OnStack / 3)
        {
            Span<byte> bytes = stackalloc byte[OnStack];
            return raw.sqlite3_bind_text(prepared, at, bytes[..Utf8.GetBytes(text, bytes)]);
        }
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(prepared, at, rented.AsSpan(0, Utf8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
