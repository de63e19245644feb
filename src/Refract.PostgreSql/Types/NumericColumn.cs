using System.Buffers.Binary;
using Npgsql;

namespace Refract.PostgreSql;

/// <summary>Numeric columns and arrays of a reader, by their raw bytes.</summary>
internal static class NumericColumn
{
    /// <summary>The type oid of numeric; money is read by the driver.</summary>
    private const uint Numeric = 1700;

    private const uint NumericArray = 1231;

    /// <summary>One value.</summary>
    public static decimal Read(NpgsqlDataReader reader, int ordinal)
    {
        if (reader.GetDataTypeOID(ordinal) != Numeric) return reader.GetDecimal(ordinal);
        using var stream = reader.GetStream(ordinal);
        var length = (int)stream.Length;
        if (length > 128) return NumericReader.Read(ReadAll(stream, length));
        Span<byte> bytes = stackalloc byte[length];
        stream.ReadExactly(bytes);
        return NumericReader.Read(bytes);
    }

    /// <summary>An array of one dimension.</summary>
    /// <remarks>
    /// The form: int32 dimensions, int32 has-nulls, oid of the items, then length and lower bound of each dimension,
    /// then each item with its length (array_send).
    /// </remarks>
    public static decimal[] ReadArray(NpgsqlDataReader reader, int ordinal)
    {
        if (reader.GetDataTypeOID(ordinal) != NumericArray) return reader.GetFieldValue<decimal[]>(ordinal);
        using var stream = reader.GetStream(ordinal);
        var bytes = ReadAll(stream, (int)stream.Length).AsSpan();
        var dimensions = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (dimensions == 0) return [];
        if (dimensions != 1) throw new InvalidCastException("The list holds lists.");
        var items = new decimal[BinaryPrimitives.ReadInt32BigEndian(bytes[12..])];
        var at = 20;
        for (var i = 0; i < items.Length; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            if (length < 0) throw new InvalidCastException("The list holds a NULL.");
            items[i] = NumericReader.Read(bytes.Slice(at + 4, length));
            at += 4 + length;
        }
        return items;
    }

    private static byte[] ReadAll(Stream stream, int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
