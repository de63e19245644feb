using System.Globalization;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>The values that the client gives columns which a create leaves out.</summary>
internal static class DefaultValues
{
    /// <summary>
    /// The time of an operation. Milliseconds, as Prisma writes it: its default column keeps no more.
    /// </summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>
    /// The value for a column that nothing was assigned to in a create; false when it is left to the database.
    /// </summary>
    public static bool TryCreate(ColumnInfo column, DateTimeOffset now, out SqlValue value)
    {
        if (column.Default == ColumnDefault.Now || (column.IsUpdatedAt && column.Default == ColumnDefault.None))
        {
            value = Time(column, now);
            return true;
        }

        // A SQLite file that another tool made has the time in a form of its own.
        if (column.Default == ColumnDefault.Constant && column.Type is { Scalar: ScalarType.DateTime, IsList: false }
            && DateTimeOffset.TryParse(column.DefaultText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var time))
        {
            value = Time(column, time);
            return true;
        }

        value = column.Default switch
        {
            ColumnDefault.Uuid4 => Uuid(column, Guid.NewGuid()),
            ColumnDefault.Uuid7 => Uuid(column, Guid.CreateVersion7(now)),
            ColumnDefault.Cuid => SqlValue.Of(Cuid.Create(now)),
            ColumnDefault.Cuid2 => SqlValue.Of(Cuid2.Create(now)),
            ColumnDefault.Ulid => SqlValue.Of(Ulid.Create(now)),
            ColumnDefault.NanoId => SqlValue.Of(NanoId.Create(
                column.DefaultText is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : NanoId.DefaultLength)),
            _ => SqlValue.Null,
        };
        return !value.IsNull;
    }

    /// <summary>True when the client makes a value of its own for each row.</summary>
    public static bool IsGenerated(ColumnInfo column) =>
        column.Default is ColumnDefault.Uuid4 or ColumnDefault.Uuid7 or ColumnDefault.Cuid
        or ColumnDefault.Cuid2 or ColumnDefault.Ulid or ColumnDefault.NanoId;

    /// <summary>
    /// The value that a left-out column gets in the end, where the client can say it: what it generates, a constant, or
    /// NULL. False for what only the database knows.
    /// </summary>
    public static bool TryFill(ColumnInfo column, DateTimeOffset now, out SqlValue value)
    {
        if (TryCreate(column, now, out value)) return true;
        return column.Default switch
        {
            // A list column may be null in the database, whatever the schema says, and reads as an empty list then.
            ColumnDefault.None => column.Type is { IsNullable: true } or { IsList: true },
            ColumnDefault.Constant => TryConstant(column, out value),
            _ => false,
        };
    }

    /// <summary>The time as the column holds it: an instant, a day or a time of day.</summary>
    public static SqlValue Time(ColumnInfo column, DateTimeOffset now) => column.Type.Kind switch
    {
        StoredKind.Date => SqlValue.Of(DateOnly.FromDateTime(now.UtcDateTime)),
        StoredKind.Time or StoredKind.OffsetTime => SqlValue.Of(TimeOnly.FromDateTime(now.UtcDateTime)),
        _ => SqlValue.Of(now),
    };

    private static SqlValue Uuid(ColumnInfo column, Guid value) =>
        column.Type.Kind == StoredKind.Uuid ? SqlValue.Of(value) : SqlValue.Of(value.ToString("D"));

    private static bool TryConstant(ColumnInfo column, out SqlValue value)
    {
        value = SqlValue.Null;
        if (column.Type.IsList || column.DefaultText is not { } text) return false;
        var culture = CultureInfo.InvariantCulture;
        switch (column.Type.Kind)
        {
            case StoredKind.Boolean when bool.TryParse(text, out var flag):
                value = SqlValue.Of(flag);
                return true;
            case StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32
                when int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number):
                value = SqlValue.Of(number);
                return true;
            case StoredKind.Int64 when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number):
                value = SqlValue.Of(number);
                return true;
            case StoredKind.Float32 or StoredKind.Float64
                when double.TryParse(text, NumberStyles.Float, culture, out var number):
                value = SqlValue.Of(number);
                return true;
            case StoredKind.Decimal or StoredKind.Money
                when decimal.TryParse(text, NumberStyles.Float, culture, out var number):
                value = SqlValue.Of(number);
                return true;
            case StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText:
                value = SqlValue.Of(text);
                return true;
            case StoredKind.Enum when column.Enum!.PositionOf(text) >= 0:
                value = SqlValue.Of(text);
                return true;
            default:
                return false;
        }
    }
}
