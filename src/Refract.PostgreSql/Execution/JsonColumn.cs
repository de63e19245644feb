using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Refract.PostgreSql;

/// <summary>Writes a column as JSON by its type in the database.</summary>
internal static class JsonColumn
{
    /// <summary>Writes a value that is not NULL.</summary>
    public static void Write(PostgreSqlRow row, NpgsqlDataReader reader, int ordinal, Utf8JsonWriter writer)
    {
        switch (reader.GetDataTypeOID(ordinal))
        {
            case 16:
                writer.WriteBooleanValue(row.Boolean(ordinal));
                break;
            case 20 or 21 or 23:
                writer.WriteNumberValue(row.BigInt(ordinal));
                break;
            case 26:
                writer.WriteNumberValue(reader.GetFieldValue<uint>(ordinal));
                break;
            case 700 or 701:
                Number(row.Float(ordinal), writer);
                break;
            case 1700:
                writer.WriteNumberValue(row.Decimal(ordinal));
                break;
            case 17:
                writer.WriteBase64StringValue(row.Bytes(ordinal));
                break;
            case 114 or 3802:
                writer.WriteRawValue(reader.GetString(ordinal), skipInputValidation: false);
                break;
            case 2950:
                writer.WriteStringValue(row.Guid(ordinal));
                break;
            case 1082:
                writer.WriteStringValue(row.Date(ordinal).ToString("O", CultureInfo.InvariantCulture));
                break;
            case 1083 or 1266:
                writer.WriteStringValue(row.Time(ordinal).ToString("O", CultureInfo.InvariantCulture));
                break;
            case 1114 or 1184:
                writer.WriteStringValue(row.DateTime(ordinal));
                break;
            case 1000:
                Items<bool>(row, ordinal, writer, static (w, item) => w.WriteBooleanValue(item));
                break;
            case 1005 or 1007:
                Items<int>(row, ordinal, writer, static (w, item) => w.WriteNumberValue(item));
                break;
            case 1016:
                Items<long>(row, ordinal, writer, static (w, item) => w.WriteNumberValue(item));
                break;
            case 1021 or 1022:
                Items<double>(row, ordinal, writer, static (w, item) => Number(item, w));
                break;
            case 1231:
                Items<decimal>(row, ordinal, writer, static (w, item) => w.WriteNumberValue(item));
                break;
            case 2951:
                Items<Guid>(row, ordinal, writer, static (w, item) => w.WriteStringValue(item));
                break;
            case 199 or 3807:
                Items<JsonElement>(row, ordinal, writer, static (w, item) => item.WriteTo(w));
                break;
            case 1115 or 1185:
                Items<DateTimeOffset>(row, ordinal, writer, static (w, item) => w.WriteStringValue(item));
                break;
            case 1182:
                Items<DateOnly>(row, ordinal, writer,
                    static (w, item) => w.WriteStringValue(item.ToString("O", CultureInfo.InvariantCulture)));
                break;
            case 1002 or 1009 or 1014 or 1015:
                Items<string>(row, ordinal, writer, static (w, item) => w.WriteStringValue(item));
                break;
            default:
                writer.WriteStringValue(row.Text(ordinal));
                break;
        }
    }

    private static void Number(double value, Utf8JsonWriter writer)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Items<T>(PostgreSqlRow row, int ordinal, Utf8JsonWriter writer, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (var item in row.List<T>(ordinal)) write(writer, item);
        writer.WriteEndArray();
    }
}
