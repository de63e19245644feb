using System.Buffers;
using System.Text;
using Refract.Relational;
using Refract.Relational.Sql;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>Binds values by position, in the forms that Prisma stores: booleans as 0 and 1, decimals as numbers, dates, UUIDs and JSON as text, lists as JSON arrays.</summary>
internal static class ParameterBinder
{
    private const int OnStack = 512;

    /// <summary>Throws on half a surrogate pair, where the usual one would put another character in its place.</summary>
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Binds all parameters of a statement that was reset.</summary>
    public static void Bind(sqlite3_stmt prepared, in SqlStatement statement)
    {
        var at = 0;
        for (var i = 0; i < statement.Count; i++)
        {
            ref readonly var parameter = ref statement.Parameters[i];
            if (parameter.Value.Kind != SqlValueKind.Each)
            {
                Check(Bind(prepared, ++at, parameter.Value, parameter.Type), at, statement.Text);
                continue;
            }

            var values = parameter.Value.AsList;
            for (var row = 0; row < values.Count; row++) Check(Bind(prepared, ++at, values[row], parameter.Type), at, statement.Text);
        }
    }

    private static void Check(int code, int at, StatementText text)
    {
        if (code == raw.SQLITE_OK) return;
        throw code == raw.SQLITE_TOOBIG
            ? new RefractException("P2000", $"A value{(text.Model is { } model ? $" for {model}" : "")} is too long for SQLite.")
            : new InvalidOperationException($"Parameter {at} could not be bound (SQLite error {code}): {text.Sql}");
    }

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
        SqlValueKind.Bytes => value.AsBytes.Length == 0 ? raw.sqlite3_bind_zeroblob(prepared, at, 0) : raw.sqlite3_bind_blob(prepared, at, value.AsBytes),
        SqlValueKind.Array => raw.sqlite3_bind_text(prepared, at, StoredList.Write(value.AsArray, type)),
        SqlValueKind.List => raw.sqlite3_bind_text(prepared, at, StoredList.Write(value.AsList, type)),
        _ => throw new InvalidOperationException("An enum's value has to become text before it is bound."),
    };

    /// <summary>A column of type DECIMAL turns text into a number anyhow, and elsewhere text would sort behind all numbers: so a number it is.</summary>
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
