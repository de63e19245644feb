using System.Buffers.Binary;
using System.Numerics;

namespace Refract.PostgreSql;

/// <summary>
/// Reads PostgreSQL's binary <c>numeric</c>. The driver refuses every value of more than 28 declared decimal places, so
/// all of a <c>DECIMAL(65,30)</c> column, which is what a plain <c>Decimal</c> field becomes; here only the digits that
/// are there count.
/// </summary>
/// <remarks>
/// The form: int16 count of base-10000 digits, weight of the first, sign, display scale, then the digits (PostgreSQL,
/// numeric_send).
/// </remarks>
internal static class NumericReader
{
    private const int DigitsPerGroup = 4;
    private const int Base = 10000;
    private const int LargestScale = 28;
    private const int Header = 8;

    /// <summary>As many groups as surely fit into the 96 bits of a decimal.</summary>
    private const int PlainGroups = 7;

    /// <summary>
    /// The value; decimal places beyond the 28 to 29 digits of <see cref="decimal"/> are rounded. 1.5 of a
    /// numeric(10,2) is 1.50, of a DECIMAL(65,30) 1.5.
    /// </summary>
    /// <exception cref="OverflowException">It is NaN, infinite, or its integer part does not fit.</exception>
    public static decimal Read(ReadOnlySpan<byte> bytes)
    {
        int count = Short(bytes, 0), weight = Short(bytes, 2), sign = (ushort)Short(bytes, 4), shown = Short(bytes, 6);
        if (sign is not (0 or 0x4000))
            throw new OverflowException(
                sign == 0xC000
                    ? "The number is NaN, which decimal cannot hold."
                    : "The number is infinite, which decimal cannot hold.");

        var scale = (count - weight - 1) * DigitsPerGroup;
        if (count > PlainGroups || scale < -DigitsPerGroup * (PlainGroups - count) || scale > LargestScale)
            return ReadLong(bytes, count, scale, sign != 0, shown);
        UInt128 mantissa = 0;
        for (var i = 0; i < count; i++) mantissa = (mantissa * Base) + (ushort)Short(bytes, Header + (2 * i));
        for (; scale < 0; scale += DigitsPerGroup) mantissa *= Base;
        Fit(ref mantissa, ref scale, shown);
        return new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), sign != 0,
            (byte)scale);
    }

    /// <summary>
    /// Brings the scale to what the column declares; a column that declares more places than fit shows those that are
    /// there.
    /// </summary>
    private static void Fit(ref UInt128 mantissa, ref int scale, int shown)
    {
        if (shown > LargestScale)
        {
            for (; scale > 0 && mantissa % 10 == 0; scale--) mantissa /= 10;
            return;
        }
        for (; scale > shown; scale--) mantissa /= 10; // zeros: the last group is padded
        var limit = UInt128.One << 96;
        for (; scale < shown && mantissa * 10 < limit; scale++) mantissa *= 10;
    }

    private static decimal ReadLong(ReadOnlySpan<byte> bytes, int count, int scale, bool isNegative, int shown)
    {
        var mantissa = BigInteger.Zero;
        for (var i = 0; i < count; i++) mantissa = (mantissa * Base) + (ushort)Short(bytes, Header + (2 * i));
        if (scale < 0) (mantissa, scale) = (mantissa * BigInteger.Pow(10, -scale), 0);
        var keep = Math.Min(scale, Math.Min(shown, LargestScale));
        var rounded = Rounded(mantissa, scale - keep);
        while (rounded.GetBitLength() > 96 && keep > 0) rounded = Rounded(mantissa, scale - --keep);
        if (rounded.GetBitLength() > 96)
            throw new OverflowException("The number has more digits than decimal can hold.");
        var bits = (UInt128)rounded;
        Fit(ref bits, ref keep, shown);
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), isNegative, (byte)keep);
    }

    private static BigInteger Rounded(BigInteger mantissa, int digits)
    {
        if (digits <= 0) return mantissa;
        var divisor = BigInteger.Pow(10, digits);
        var quotient = BigInteger.DivRem(mantissa, divisor, out var rest);
        return rest * 2 >= divisor ? quotient + 1 : quotient;
    }

    private static short Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}
