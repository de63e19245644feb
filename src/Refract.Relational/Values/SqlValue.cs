using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Refract.Relational.Sql;

/// <summary>
/// A value on its way to the database, without boxing: 32 bytes that hold any scalar, or a reference. It does not know
/// its column; the pair of both is <see cref="SqlParameter"/>.
/// </summary>
public readonly struct SqlValue
{
    private readonly object? _reference;
    private readonly long _low;
    private readonly long _high;

    private SqlValue(SqlValueKind kind, object? reference, long low = 0, long high = 0)
    {
        Kind = kind;
        _reference = reference;
        _low = low;
        _high = high;
    }

    /// <summary>Which accessor to use.</summary>
    public SqlValueKind Kind { get; }

    /// <summary>True for SQL NULL, also for the default value of this struct.</summary>
    public bool IsNull => Kind == SqlValueKind.Null;

    /// <summary>SQL NULL.</summary>
    public static SqlValue Null => default;

    /// <summary>The boolean; only for <see cref="SqlValueKind.Boolean"/>.</summary>
    public bool AsBoolean => _low != 0;

    /// <summary>The 32-bit number; only for <see cref="SqlValueKind.Int"/>.</summary>
    public int AsInt => (int)_low;

    /// <summary>The 64-bit number; for <see cref="SqlValueKind.Int"/> and <see cref="SqlValueKind.BigInt"/>.</summary>
    public long AsBigInt => _low;

    /// <summary>The double; only for <see cref="SqlValueKind.Float"/>.</summary>
    public double AsFloat => BitConverter.Int64BitsToDouble(_low);

    /// <summary>The decimal; only for <see cref="SqlValueKind.Decimal"/>.</summary>
    public decimal AsDecimal
    {
        get
        {
            ReadOnlySpan<int> bits = [(int)_low, (int)(_low >> 32), (int)_high, (int)(_high >> 32)];
            return new decimal(bits);
        }
    }

    /// <summary>The text; for <see cref="SqlValueKind.Text"/> and <see cref="SqlValueKind.Json"/>.</summary>
    public string AsText => Unsafe.As<string>(_reference!);

    /// <summary>The instant, of kind UTC; only for <see cref="SqlValueKind.DateTime"/>.</summary>
    public DateTime AsDateTime => new(_low, DateTimeKind.Utc);

    /// <summary>The day; only for <see cref="SqlValueKind.Date"/>.</summary>
    public DateOnly AsDate => DateOnly.FromDayNumber((int)_low);

    /// <summary>The time of day; only for <see cref="SqlValueKind.Time"/>.</summary>
    public TimeOnly AsTime => new(_low);

    /// <summary>The UUID; only for <see cref="SqlValueKind.Guid"/>.</summary>
    public Guid AsGuid
    {
        get
        {
            Span<long> bits = [_low, _high];
            return Unsafe.As<long, Guid>(ref bits[0]);
        }
    }

    /// <summary>The bytes; only for <see cref="SqlValueKind.Bytes"/>.</summary>
    public byte[] AsBytes => Unsafe.As<byte[]>(_reference!);

    /// <summary>The position of the enum's value; only for <see cref="SqlValueKind.Enum"/>.</summary>
    public int AsEnum => (int)_low;

    /// <summary>The CLR array; only for <see cref="SqlValueKind.Array"/>.</summary>
    public Array AsArray => Unsafe.As<Array>(_reference!);

    /// <summary>The values; for <see cref="SqlValueKind.List"/> and <see cref="SqlValueKind.Each"/>.</summary>
    public ValueList AsList => Unsafe.As<ValueList>(_reference!);

    /// <summary>A boolean.</summary>
    public static SqlValue Of(bool value) => new(SqlValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>A 32-bit number.</summary>
    public static SqlValue Of(int value) => new(SqlValueKind.Int, null, value);

    /// <summary>A 64-bit number.</summary>
    public static SqlValue Of(long value) => new(SqlValueKind.BigInt, null, value);

    /// <summary>A double.</summary>
    public static SqlValue Of(double value) => new(SqlValueKind.Float, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A decimal.</summary>
    public static SqlValue Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new(SqlValueKind.Decimal, null, (uint)bits[0] | ((long)bits[1] << 32),
            (uint)bits[2] | ((long)bits[3] << 32));
    }

    /// <summary>A text, or NULL.</summary>
    public static SqlValue Of(string? value) => value is null ? default : new(SqlValueKind.Text, value);

    /// <summary>An instant; its offset is applied, not kept.</summary>
    public static SqlValue Of(DateTimeOffset value) => new(SqlValueKind.DateTime, null, value.UtcTicks);

    /// <summary>A day.</summary>
    public static SqlValue Of(DateOnly value) => new(SqlValueKind.Date, null, value.DayNumber);

    /// <summary>A time of day.</summary>
    public static SqlValue Of(TimeOnly value) => new(SqlValueKind.Time, null, value.Ticks);

    /// <summary>A UUID.</summary>
    public static SqlValue Of(Guid value)
    {
        ref var low = ref Unsafe.As<Guid, long>(ref value);
        return new(SqlValueKind.Guid, null, low, Unsafe.Add(ref low, 1));
    }

    /// <summary>Bytes, or NULL. The array is not copied.</summary>
    public static SqlValue Of(byte[]? value) => value is null ? default : new(SqlValueKind.Bytes, value);

    /// <summary>JSON, as its text; NULL for an element that was never given a value.</summary>
    public static SqlValue Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? default : OfJson(value.GetRawText());

    /// <summary>JSON that is text already.</summary>
    public static SqlValue OfJson(string json) => new(SqlValueKind.Json, json);

    /// <summary>An enum's value by its position among the enum's values.</summary>
    public static SqlValue OfEnum(int position) => new(SqlValueKind.Enum, null, position);

    /// <summary>A list. The array is not copied.</summary>
    public static SqlValue OfArray(Array values) => new(SqlValueKind.Array, values);

    /// <summary>Values that are bound as one list.</summary>
    public static SqlValue OfList(ValueList values) => new(SqlValueKind.List, values);

    /// <summary>Values that are bound as parameters of their own.</summary>
    public static SqlValue OfEach(ValueList values) => new(SqlValueKind.Each, values);

    /// <summary>
    /// Any of the types above by its static type; the tests on the type vanish when compiled for a given
    /// <typeparamref name="T"/>.
    /// </summary>
    /// <exception cref="NotSupportedException">No column has this CLR type.</exception>
    public static SqlValue From<T>(T value)
    {
        if (typeof(T) == typeof(int)) return Of(Unsafe.As<T, int>(ref value));
        if (typeof(T) == typeof(long)) return Of(Unsafe.As<T, long>(ref value));
        if (typeof(T) == typeof(bool)) return Of(Unsafe.As<T, bool>(ref value));
        if (typeof(T) == typeof(string)) return Of(Unsafe.As<T, string?>(ref value));
        if (typeof(T) == typeof(double)) return Of(Unsafe.As<T, double>(ref value));
        if (typeof(T) == typeof(decimal)) return Of(Unsafe.As<T, decimal>(ref value));
        if (typeof(T) == typeof(DateTimeOffset)) return Of(Unsafe.As<T, DateTimeOffset>(ref value));
        if (typeof(T) == typeof(DateOnly)) return Of(Unsafe.As<T, DateOnly>(ref value));
        if (typeof(T) == typeof(TimeOnly)) return Of(Unsafe.As<T, TimeOnly>(ref value));
        if (typeof(T) == typeof(Guid)) return Of(Unsafe.As<T, Guid>(ref value));
        if (typeof(T) == typeof(byte[])) return Of(Unsafe.As<T, byte[]?>(ref value));
        if (typeof(T) == typeof(JsonElement)) return Of(Unsafe.As<T, JsonElement>(ref value));
        if (typeof(T).IsEnum) return OfEnum(Unsafe.As<T, int>(ref value));
        throw new NotSupportedException($"No column holds a {typeof(T)}.");
    }
}
