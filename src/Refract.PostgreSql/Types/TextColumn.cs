using System.Collections;
using System.Net;
using Npgsql;
using NpgsqlTypes;

namespace Refract.PostgreSql;

/// <summary>Columns that are texts in the schema language, and something else to the driver.</summary>
internal static class TextColumn
{
    private const uint Cidr = 650;
    private const uint CidrArray = 651;
    private const uint Inet = 869;
    private const uint InetArray = 1041;
    private const uint Bit = 1560;
    private const uint BitArrays = 1561;
    private const uint VarBit = 1562;
    private const uint VarBitArray = 1563;

    /// <summary>One value, as the server prints it.</summary>
    public static string Read(NpgsqlDataReader reader, int ordinal) => reader.GetDataTypeOID(ordinal) switch
    {
        Inet => Text(reader.GetFieldValue<NpgsqlInet>(ordinal)),
        Cidr => reader.GetFieldValue<IPNetwork>(ordinal).ToString(),
        Bit or VarBit => Text(reader.GetFieldValue<BitArray>(ordinal)),
        _ => reader.GetString(ordinal),
    };

    /// <summary>A list.</summary>
    public static string[] ReadArray(NpgsqlDataReader reader, int ordinal) => reader.GetDataTypeOID(ordinal) switch
    {
        InetArray => Array.ConvertAll(reader.GetFieldValue<NpgsqlInet[]>(ordinal), Text),
        CidrArray => Array.ConvertAll(reader.GetFieldValue<IPNetwork[]>(ordinal), network => network.ToString()),
        BitArrays or VarBitArray => Array.ConvertAll(WithoutNull(reader.GetFieldValue<BitArray[]>(ordinal)), Text),
        _ => WithoutNull(reader.GetFieldValue<string[]>(ordinal)),
    };

    /// <summary>The same items.</summary>
    /// <exception cref="InvalidCastException">
    /// One of them is NULL, which the schema language does not have in a list.
    /// </exception>
    public static T[] WithoutNull<T>(T[] items) where T : class =>
        Array.IndexOf(items, null) < 0 ? items : throw new InvalidCastException("its list holds a NULL");

    private static string Text(NpgsqlInet value) => value.ToString();

    private static string Text(BitArray bits) => string.Create(bits.Length, bits, static (text, bits) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = bits[i] ? '1' : '0';
    });
}
