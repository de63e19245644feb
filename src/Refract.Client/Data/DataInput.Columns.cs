using System.Text.Json;

namespace Refract.Runtime;

/// <content>
/// The setters of each kind of column under a name of its own: a compiler binds a call without type arguments,
/// inference and overloads in a fraction of the time, and a large schema has thousands of them.
/// </content>
public abstract partial class DataInput
{
    /// <summary>Sets an Int; for columns that must be given.</summary>
    protected void _SetInt(int slot, int value) => PutValue(slot, value);

    /// <summary>Sets a BigInt; for columns that must be given.</summary>
    protected void _SetBigInt(int slot, long value) => PutValue(slot, value);

    /// <summary>Sets a Float; for columns that must be given.</summary>
    protected void _SetFloat(int slot, double value) => PutValue(slot, value);

    /// <summary>Sets a Decimal; for columns that must be given.</summary>
    protected void _SetDecimal(int slot, decimal value) => PutValue(slot, value);

    /// <summary>Sets a Boolean; for columns that must be given.</summary>
    protected void _SetBoolean(int slot, bool value) => PutValue(slot, value);

    /// <summary>Sets a Date; for columns that must be given.</summary>
    protected void _SetDate(int slot, DateOnly value) => PutValue(slot, value);

    /// <summary>Sets a Time; for columns that must be given.</summary>
    protected void _SetTime(int slot, TimeOnly value) => PutValue(slot, value);

    /// <summary>Sets a Guid; for columns that must be given.</summary>
    protected void _SetGuid(int slot, Guid value) => PutValue(slot, value);

    /// <summary>Sets a Json; for columns that must be given.</summary>
    protected void _SetJson(int slot, JsonElement value) => PutValue(slot, value);

    /// <summary>Sets an Int, or nothing when it was left out.</summary>
    protected void _AssignInt(int slot, Assign<int> value) => _Assign(slot, value);

    /// <summary>Sets an optional Int, or nothing when it was left out.</summary>
    protected void _AssignIntN(int slot, AssignNullable<int> value) => _Assign(slot, value);

    /// <summary>Sets a BigInt, or nothing when it was left out.</summary>
    protected void _AssignBigInt(int slot, Assign<long> value) => _Assign(slot, value);

    /// <summary>Sets an optional BigInt, or nothing when it was left out.</summary>
    protected void _AssignBigIntN(int slot, AssignNullable<long> value) => _Assign(slot, value);

    /// <summary>Sets a Float, or nothing when it was left out.</summary>
    protected void _AssignFloat(int slot, Assign<double> value) => _Assign(slot, value);

    /// <summary>Sets an optional Float, or nothing when it was left out.</summary>
    protected void _AssignFloatN(int slot, AssignNullable<double> value) => _Assign(slot, value);

    /// <summary>Sets a Decimal, or nothing when it was left out.</summary>
    protected void _AssignDecimal(int slot, Assign<decimal> value) => _Assign(slot, value);

    /// <summary>Sets an optional Decimal, or nothing when it was left out.</summary>
    protected void _AssignDecimalN(int slot, AssignNullable<decimal> value) => _Assign(slot, value);

    /// <summary>Sets a Boolean, or nothing when it was left out.</summary>
    protected void _AssignBoolean(int slot, Assign<bool> value) => _Assign(slot, value);

    /// <summary>Sets an optional Boolean, or nothing when it was left out.</summary>
    protected void _AssignBooleanN(int slot, AssignNullable<bool> value) => _Assign(slot, value);

    /// <summary>Sets a Text, or nothing when it was left out.</summary>
    protected void _AssignText(int slot, Assign<string> value) => _Assign(slot, value);

    /// <summary>Sets an optional Text, or nothing when it was left out.</summary>
    protected void _AssignTextN(int slot, AssignReference<string> value) => _Assign(slot, value);

    /// <summary>Sets a DateTime, or nothing when it was left out.</summary>
    protected void _AssignDateTime(int slot, AssignInstant value) => _Assign(slot, value);

    /// <summary>Sets an optional DateTime, or nothing when it was left out.</summary>
    protected void _AssignDateTimeN(int slot, AssignNullableInstant value) => _Assign(slot, value);

    /// <summary>Sets a Date, or nothing when it was left out.</summary>
    protected void _AssignDate(int slot, Assign<DateOnly> value) => _Assign(slot, value);

    /// <summary>Sets an optional Date, or nothing when it was left out.</summary>
    protected void _AssignDateN(int slot, AssignNullable<DateOnly> value) => _Assign(slot, value);

    /// <summary>Sets a Time, or nothing when it was left out.</summary>
    protected void _AssignTime(int slot, Assign<TimeOnly> value) => _Assign(slot, value);

    /// <summary>Sets an optional Time, or nothing when it was left out.</summary>
    protected void _AssignTimeN(int slot, AssignNullable<TimeOnly> value) => _Assign(slot, value);

    /// <summary>Sets a Guid, or nothing when it was left out.</summary>
    protected void _AssignGuid(int slot, Assign<Guid> value) => _Assign(slot, value);

    /// <summary>Sets an optional Guid, or nothing when it was left out.</summary>
    protected void _AssignGuidN(int slot, AssignNullable<Guid> value) => _Assign(slot, value);

    /// <summary>Sets a Json, or nothing when it was left out.</summary>
    protected void _AssignJson(int slot, Assign<JsonElement> value) => _Assign(slot, value);

    /// <summary>Sets an optional Json, or nothing when it was left out.</summary>
    protected void _AssignJsonN(int slot, AssignNullable<JsonElement> value) => _Assign(slot, value);

    /// <summary>Sets a Bytes, or nothing when it was left out.</summary>
    protected void _AssignBytes(int slot, Assign<byte[]> value) => _Assign(slot, value);

    /// <summary>Sets an optional Bytes, or nothing when it was left out.</summary>
    protected void _AssignBytesN(int slot, AssignReference<byte[]> value) => _Assign(slot, value);

    /// <summary>A handle through which an Int is changed.</summary>
    protected NumberUpdate<int> _UpdateInt(int slot) => _Update<NumberUpdate<int>>(slot);

    /// <summary>A handle through which an optional Int is changed.</summary>
    protected NullableNumberUpdate<int> _UpdateIntN(int slot) => _Update<NullableNumberUpdate<int>>(slot);

    /// <summary>A handle through which a BigInt is changed.</summary>
    protected NumberUpdate<long> _UpdateBigInt(int slot) => _Update<NumberUpdate<long>>(slot);

    /// <summary>A handle through which an optional BigInt is changed.</summary>
    protected NullableNumberUpdate<long> _UpdateBigIntN(int slot) => _Update<NullableNumberUpdate<long>>(slot);

    /// <summary>A handle through which a Float is changed.</summary>
    protected NumberUpdate<double> _UpdateFloat(int slot) => _Update<NumberUpdate<double>>(slot);

    /// <summary>A handle through which an optional Float is changed.</summary>
    protected NullableNumberUpdate<double> _UpdateFloatN(int slot) => _Update<NullableNumberUpdate<double>>(slot);

    /// <summary>A handle through which a Decimal is changed.</summary>
    protected NumberUpdate<decimal> _UpdateDecimal(int slot) => _Update<NumberUpdate<decimal>>(slot);

    /// <summary>A handle through which an optional Decimal is changed.</summary>
    protected NullableNumberUpdate<decimal> _UpdateDecimalN(int slot) => _Update<NullableNumberUpdate<decimal>>(slot);

    /// <summary>A handle through which a Json is changed.</summary>
    protected JsonUpdate _UpdateJson(int slot) => _Update<JsonUpdate>(slot);

    /// <summary>A handle through which an optional Json is changed.</summary>
    protected NullableJsonUpdate _UpdateJsonN(int slot) => _Update<NullableJsonUpdate>(slot);
}
