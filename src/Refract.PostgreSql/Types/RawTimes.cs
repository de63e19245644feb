namespace Refract.PostgreSql;

/// <summary>
/// Instants, days and times of day in the numbers that PostgreSQL sends them as. The driver takes the first and the
/// last of them for infinite ones, in both directions, unless the whole process is told otherwise, and has no words for
/// those that .NET does not have.
/// </summary>
internal static class RawTimes
{
    /// <summary>PostgreSQL counts from 2000-01-01.</summary>
    private const long EpochMicroseconds = 63_082_281_600_000_000;

    private const int EpochDay = 730_119;
    private const long MicrosecondsOfDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    /// <summary>Microseconds, as timestamps are sent.</summary>
    public static long FromInstant(DateTime utc) => utc.Ticks / TimeSpan.TicksPerMicrosecond - EpochMicroseconds;

    /// <summary>Days, as dates are sent.</summary>
    public static int FromDay(DateOnly day) => day.DayNumber - EpochDay;

    /// <summary>The instant of a timestamp with or without zone: what the client writes there is UTC.</summary>
    /// <exception cref="OverflowException">It is infinite, or outside of the years 1 to 9999.</exception>
    public static DateTimeOffset ToInstant(long microseconds)
    {
        if (microseconds is long.MaxValue or long.MinValue) throw Infinite(microseconds > 0);
        if (microseconds < -EpochMicroseconds
            || microseconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond - EpochMicroseconds)
            throw Outside();
        return new DateTimeOffset((microseconds + EpochMicroseconds) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>The day of a date.</summary>
    /// <exception cref="OverflowException">It is infinite, or outside of the years 1 to 9999.</exception>
    public static DateOnly ToDay(int days)
    {
        if (days is int.MaxValue or int.MinValue) throw Infinite(days > 0);
        var number = (long)days + EpochDay;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number) : throw Outside();
    }

    /// <summary>The time of day.</summary>
    /// <exception cref="OverflowException">It is 24:00, the end of the day.</exception>
    public static TimeOnly ToTime(long microseconds) => microseconds < MicrosecondsOfDay
        ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond)
        : throw new OverflowException("it is 24:00, which no time of .NET is");

    private static OverflowException Infinite(bool isPositive) =>
        new($"it is {(isPositive ? "" : "-")}infinity, which no time of .NET is");

    private static OverflowException Outside() => new("it lies outside of the years 1 to 9999");
}
