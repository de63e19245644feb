namespace Refract.Runtime;

/// <content>
/// The filters of each kind of column under a name of its own: a compiler binds a call without type arguments,
/// inference and overloads in a fraction of the time, and a large schema has thousands of them.
/// </content>
public abstract partial class WhereInput
{
    /// <summary>The filter of a slot that holds an Int.</summary>
    protected Filter<int> _Int(int slot) => _Get<Filter<int>>(slot);

    /// <summary>The filter of a slot that holds an optional Int.</summary>
    protected NullableFilter<int> _IntN(int slot) => _Get<NullableFilter<int>>(slot);

    /// <summary>The filter of a slot that holds a BigInt.</summary>
    protected Filter<long> _BigInt(int slot) => _Get<Filter<long>>(slot);

    /// <summary>The filter of a slot that holds an optional BigInt.</summary>
    protected NullableFilter<long> _BigIntN(int slot) => _Get<NullableFilter<long>>(slot);

    /// <summary>The filter of a slot that holds a Float.</summary>
    protected Filter<double> _Float(int slot) => _Get<Filter<double>>(slot);

    /// <summary>The filter of a slot that holds an optional Float.</summary>
    protected NullableFilter<double> _FloatN(int slot) => _Get<NullableFilter<double>>(slot);

    /// <summary>The filter of a slot that holds a Decimal.</summary>
    protected Filter<decimal> _Decimal(int slot) => _Get<Filter<decimal>>(slot);

    /// <summary>The filter of a slot that holds an optional Decimal.</summary>
    protected NullableFilter<decimal> _DecimalN(int slot) => _Get<NullableFilter<decimal>>(slot);

    /// <summary>The filter of a slot that holds a Boolean.</summary>
    protected BooleanFilter _Boolean(int slot) => _Get<BooleanFilter>(slot);

    /// <summary>The filter of a slot that holds an optional Boolean.</summary>
    protected NullableBooleanFilter _BooleanN(int slot) => _Get<NullableBooleanFilter>(slot);

    /// <summary>The filter of a slot that holds a Text.</summary>
    protected TextFilter _Text(int slot) => _Get<TextFilter>(slot);

    /// <summary>The filter of a slot that holds an optional Text.</summary>
    protected NullableTextFilter _TextN(int slot) => _Get<NullableTextFilter>(slot);

    /// <summary>The filter of a slot that holds a DateTime.</summary>
    protected InstantFilter _DateTime(int slot) => _Get<InstantFilter>(slot);

    /// <summary>The filter of a slot that holds an optional DateTime.</summary>
    protected NullableInstantFilter _DateTimeN(int slot) => _Get<NullableInstantFilter>(slot);

    /// <summary>The filter of a slot that holds a Date.</summary>
    protected Filter<DateOnly> _Date(int slot) => _Get<Filter<DateOnly>>(slot);

    /// <summary>The filter of a slot that holds an optional Date.</summary>
    protected NullableFilter<DateOnly> _DateN(int slot) => _Get<NullableFilter<DateOnly>>(slot);

    /// <summary>The filter of a slot that holds a Time.</summary>
    protected Filter<TimeOnly> _Time(int slot) => _Get<Filter<TimeOnly>>(slot);

    /// <summary>The filter of a slot that holds an optional Time.</summary>
    protected NullableFilter<TimeOnly> _TimeN(int slot) => _Get<NullableFilter<TimeOnly>>(slot);

    /// <summary>The filter of a slot that holds a Guid.</summary>
    protected Filter<Guid> _Guid(int slot) => _Get<Filter<Guid>>(slot);

    /// <summary>The filter of a slot that holds an optional Guid.</summary>
    protected NullableFilter<Guid> _GuidN(int slot) => _Get<NullableFilter<Guid>>(slot);

    /// <summary>The filter of a slot that holds a Json.</summary>
    protected JsonFilter _Json(int slot) => _Get<JsonFilter>(slot);

    /// <summary>The filter of a slot that holds an optional Json.</summary>
    protected NullableJsonFilter _JsonN(int slot) => _Get<NullableJsonFilter>(slot);

    /// <summary>The filter of a slot that holds a Bytes.</summary>
    protected BytesFilter _Bytes(int slot) => _Get<BytesFilter>(slot);

    /// <summary>The filter of a slot that holds an optional Bytes.</summary>
    protected NullableBytesFilter _BytesN(int slot) => _Get<NullableBytesFilter>(slot);
}
