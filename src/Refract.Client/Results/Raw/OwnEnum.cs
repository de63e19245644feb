using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Reads enums that are the program's own, which the schema does not know.</summary>
internal static class OwnEnum
{
    /// <summary>The value: by name when the column is a text, else by number.</summary>
    public static object Read<TRow>(Type type, ref TRow row, int ordinal) where TRow : struct, IRow
    {
        string text;
        try
        {
            text = row.Text(ordinal);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException)
        {
            return Enum.ToObject(type, row.BigInt(ordinal));
        }

        return Enum.TryParse(type, text, ignoreCase: true, out var value)
            ? value : throw new FormatException($"the enum {type.Name} has no such value");
    }
}
