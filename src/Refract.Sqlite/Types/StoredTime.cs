using System.Globalization;
using System.Text;
using Refract.Relational;

namespace Refract.Sqlite;

/// <summary>
/// Dates and times as SQLite holds them. Written as Prisma 7 does: ISO 8601 with milliseconds and the offset +00:00
/// (<c>2024-05-06T07:08:09.123+00:00</c>). A column that keeps more has up to three digits more, without zeros at the
/// end: equal instants have equal texts in any two columns, and texts sort as instants do. Read in that form, in the
/// form of <c>CURRENT_TIMESTAMP</c> (<c>2024-05-06 07:08:09</c>, UTC), and as Unix milliseconds, which older versions
/// of Prisma wrote; <see cref="InstantSql"/> finds those.
/// </summary>
internal static class StoredTime
{
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'";
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'";

    /// <summary>The same form as an expression, for the moment at which SQLite runs a statement.</summary>
    public const string NowSql = "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')";

    /// <summary>
    /// An instant as text; cut to the column's precision, which is milliseconds unless the native type says more.
    /// </summary>
    public static string Text(DateTime utc, ColumnType type)
    {
        // The format cuts.
        var isLong = type.Form.HasMicroseconds
            && utc.Ticks % TimeSpan.TicksPerMillisecond >= TimeSpan.TicksPerMicrosecond;
        return utc.ToString(isLong ? Microseconds : Milliseconds, CultureInfo.InvariantCulture);
    }

    /// <summary>A day as text.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time of day as text; without trailing zeros, so that equal times have equal texts.</summary>
    public static string Text(TimeOnly time) => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>The instant of a number of Unix milliseconds.</summary>
    public static DateTimeOffset FromUnix(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The instant of a stored text.</summary>
    /// <exception cref="FormatException">It is none of the known forms.</exception>
    public static DateTimeOffset Instant(ReadOnlySpan<byte> text)
    {
        if (TryIso(text, out var instant)) return instant;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
            return FromUnix(milliseconds);
        return DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out instant)
            ? instant.ToUniversalTime()
            : throw new FormatException("The column holds a text that is no date and time.");
    }

    /// <summary>The day of a stored text, which may have a time behind it.</summary>
    public static DateOnly Day(ReadOnlySpan<byte> text) =>
        text.Length == 10 && TryDay(text, out var day) ? day : DateOnly.FromDateTime(Instant(text).UtcDateTime);

    /// <summary>The time of day of a stored text, which may have a date before it.</summary>
    public static TimeOnly TimeOfDay(ReadOnlySpan<byte> text) =>
        TimeOnly.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out var time)
            ? time : TimeOnly.FromDateTime(Instant(text).UtcDateTime);

    /// <summary>
    /// The common forms without a detour through UTF-16: a date, T or a space, a time, a fraction, Z or an offset.
    /// </summary>
    private static bool TryIso(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 19 || !TryDay(text, out var day) || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != ':' || text[16] != ':') return false;
        if (!TryNumber(text, 11, 2, out var hour) || !TryNumber(text, 14, 2, out var minute)
            || !TryNumber(text, 17, 2, out var second)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        var at = 19;
        if (!TryFraction(text, ref at, out var fraction) || !TryOffset(text[at..], out var offset)) return false;
        var ticks = day.DayNumber * TimeSpan.TicksPerDay + hour * TimeSpan.TicksPerHour
            + minute * TimeSpan.TicksPerMinute + second * TimeSpan.TicksPerSecond
            + fraction - offset * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text[4] != '-' || text[7] != '-' || !TryNumber(text, 0, 4, out var year)
            || !TryNumber(text, 5, 2, out var month) || !TryNumber(text, 8, 2, out var date)) return false;
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        if (at >= text.Length || text[at] != '.') return true;
        var unit = TimeSpan.TicksPerSecond;
        for (at++; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            unit /= 10;
            ticks += (text[at] - '0') * unit;
        }
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 0 || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')) return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':') return false;
        if (!TryNumber(text, 1, 2, out var hours) || !TryNumber(text, 4, 2, out var rest)) return false;
        minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, int at, int length, out int number)
    {
        number = 0;
        foreach (var digit in text.Slice(at, length))
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            number = number * 10 + (digit - '0');
        }
        return true;
    }
}
