using System.Globalization;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Relational;

/// <summary>
/// What a column keeps of the values that its CLR type can express: a <c>Timestamp(3)</c> keeps milliseconds, a
/// <c>Decimal(10, 2)</c> two decimals. Values are brought to this form before they are sent, be it to store or to
/// compare them, so that what was written is found by the same value on every database. Worked out once for each type.
/// </summary>
public sealed class ColumnForm
{
    /// <summary>The most decimals that a <see cref="decimal"/> has: columns that keep more need no rounding.</summary>
    private const int MostDecimals = 28;

    private const int DefaultPrecision = 3;
    private const int MostPrecision = 6;

    private readonly ScalarType _scalar;
    private readonly NativeType? _native;
    private readonly long _unit = 1;
    private readonly int _length;
    private readonly decimal _limit;

    internal ColumnForm(ColumnType type)
    {
        (_scalar, _native) = (type.Scalar, type.Native);
        Kind = NativeTypes.KindOf(_scalar, _native);
        switch (Kind)
        {
            case StoredKind.UtcDateTime or StoredKind.Instant or StoredKind.Time or StoredKind.OffsetTime:
                _unit = TimeSpan.TicksPerSecond;
                for (var i = Argument(0) ?? (type.Native is null ? DefaultPrecision : MostPrecision); i > 0; i--)
                    _unit /= 10;
                break;
            case StoredKind.Decimal or StoredKind.Money:
                (Precision, Scale) = Kind == StoredKind.Money ? (19, 2)
                    : Argument(0) is { } precision ? (precision, Argument(1) ?? 0) : (int.MaxValue, int.MaxValue);
                if (Precision == int.MaxValue || Precision - Scale > MostDecimals) break;
                _limit = 1;
                for (var i = Precision - Scale; i > 0; i--) _limit *= 10;
                break;
            case StoredKind.Text or StoredKind.PaddedText:
                _length = Argument(0) ?? (IsPadded ? 1 : 0);
                break;
        }

        IsPlain = _unit == 1 && Scale >= MostDecimals && _limit == 0 && _length == 0 && !IsSmall && !IsOid && !IsSingle
            && _scalar != ScalarType.Json;
    }

    /// <summary>How values are stored.</summary>
    public StoredKind Kind { get; }

    /// <summary>True when the column keeps every value as it is.</summary>
    public bool IsPlain { get; }

    /// <summary>True when there are values that the column cannot hold.</summary>
    public bool MayRefuse => !IsPlain && _unit == 1;

    /// <summary>For a decimal: how many digits, at most <see cref="int.MaxValue"/> for no limit.</summary>
    public int Precision { get; } = int.MaxValue;

    /// <summary>For a decimal: how many digits behind the point, <see cref="int.MaxValue"/> for no limit.</summary>
    public int Scale { get; } = int.MaxValue;

    /// <summary>For an instant or a time of day: true when more than milliseconds are kept.</summary>
    public bool HasMicroseconds => _unit < TimeSpan.TicksPerMillisecond;

    /// <summary>True for a number of 16 bits.</summary>
    public bool IsSmall => Kind == StoredKind.Int16;

    /// <summary>True for a floating number of 32 bits.</summary>
    public bool IsSingle => Kind == StoredKind.Float32;

    /// <summary>True for texts that are padded, so that spaces at their end mean nothing.</summary>
    private bool IsPadded => Kind == StoredKind.PaddedText;

    private bool IsOid => Kind == StoredKind.UInt32;

    /// <summary>Changes a value to what the column holds of it, and returns whether it can hold it.</summary>
    public ValueFit Fit(ref SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.DateTime: return Cut(ref value);
            case SqlValueKind.Time:
                if (value.AsTime.Ticks % _unit is not 0 and var over)
                    value = SqlValue.Of(new TimeOnly(value.AsTime.Ticks - over));
                return ValueFit.Fits;
            case SqlValueKind.Decimal: return Round(ref value);
            case SqlValueKind.Float: return Shorten(ref value);
            case SqlValueKind.Int:
                return (IsSmall && value.AsInt is < short.MinValue or > short.MaxValue) || (IsOid && value.AsInt < 0)
                    ? ValueFit.OutOfRange : ValueFit.Fits;
            case SqlValueKind.Text: return Trim(ref value);
            case SqlValueKind.Json: return JsonDepth.Fits(value.AsText) ? ValueFit.Fits : ValueFit.TooDeep;
            case SqlValueKind.Array when !IsPlain:
                var fit = FittingArray.Store(value.AsArray, Fit, out var items);
                value = SqlValue.OfArray(items);
                return fit;
            default: return ValueFit.Fits;
        }
    }

    internal bool IsOf(ColumnType type) => _scalar == type.Scalar && ReferenceEquals(_native, type.Native);

    /// <summary>
    /// Cut, not rounded: a moment that was rounded up would lie in the future, and JavaScript's dates, which Prisma
    /// has, are cut too.
    /// </summary>
    private ValueFit Cut(ref SqlValue value)
    {
        var ticks = value.AsDateTime.Ticks;
        if (ticks % _unit is not 0 and var over) value = SqlValue.Of(new DateTimeOffset(ticks - over, TimeSpan.Zero));
        return ValueFit.Fits;
    }

    /// <summary>As PostgreSQL rounds: half away from zero.</summary>
    private ValueFit Round(ref SqlValue value)
    {
        if (Scale >= MostDecimals && _limit == 0) return ValueFit.Fits;
        var number = value.AsDecimal;
        if (Scale < MostDecimals && number.Scale > Scale)
        {
            number = Math.Round(number, Scale, MidpointRounding.AwayFromZero);
            value = SqlValue.Of(number);
        }

        return _limit != 0 && Math.Abs(number) >= _limit ? ValueFit.OutOfRange : ValueFit.Fits;
    }

    private ValueFit Shorten(ref SqlValue value)
    {
        if (!IsSingle) return ValueFit.Fits;
        var number = value.AsFloat;
        var single = (float)number;
        if ((float.IsInfinity(single) && double.IsFinite(number)) || (single == 0 && number != 0))
            return ValueFit.OutOfRange;
        value = SqlValue.Of(SingleFloat.Widen(single));
        return ValueFit.Fits;
    }

    private ValueFit Trim(ref SqlValue value)
    {
        var text = value.AsText;
        if (IsPadded && text.EndsWith(' ')) text = text.TrimEnd(' ');
        if (_length > 0 && text.Length > _length && EndOf(_length, text) is var end and >= 0)
        {
            // As the standard has it: only spaces may be cut off.
            if (text.AsSpan(end).ContainsAnyExcept(' ')) return ValueFit.TooLong;
            text = text[..end];
        }

        if (!ReferenceEquals(text, value.AsText)) value = SqlValue.Of(text);
        return ValueFit.Fits;
    }

    /// <summary>Where so many characters end, or -1 when there are not more. A pair of surrogates is one.</summary>
    private static int EndOf(int length, string text)
    {
        var at = 0;
        for (; at < text.Length && length > 0; length--)
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return at < text.Length ? at : -1;
    }

    private int? Argument(int index) => _native is { } native && native.Arguments.Count > index
        && int.TryParse(native.Arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
