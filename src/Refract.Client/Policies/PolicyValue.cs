using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>
/// A tenant or a user, as columns hold it: a whole number, a text or a GUID. Each of these converts to it, and
/// a null of each stands for none.
/// </summary>
public readonly struct PolicyValue : IEquatable<PolicyValue>
{
    private readonly SqlValue _value;

    private PolicyValue(SqlValue value) => _value = value;

    /// <summary>False for the default, which stands for none.</summary>
    public bool HasValue => !_value.IsNull;

    /// <summary>A whole number, or none.</summary>
    public static implicit operator PolicyValue(int? value) =>
        new(value is { } known ? SqlValue.Of((long)known) : default);

    /// <summary>A whole number, or none.</summary>
    public static implicit operator PolicyValue(long? value) =>
        new(value is { } known ? SqlValue.Of(known) : default);

    /// <summary>A text, or none.</summary>
    public static implicit operator PolicyValue(string? value) => new(SqlValue.Of(value));

    /// <summary>A GUID, or none.</summary>
    public static implicit operator PolicyValue(Guid? value) =>
        new(value is { } known ? SqlValue.Of(known) : default);

    /// <summary>The same value.</summary>
    public static bool operator ==(PolicyValue left, PolicyValue right) => left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(PolicyValue left, PolicyValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PolicyValue other) =>
        HasValue ? SqlValues.Same(_value, other._value) : !other.HasValue;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PolicyValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.Kind switch
    {
        SqlValueKind.Text => _value.AsText.GetHashCode(StringComparison.Ordinal),
        SqlValueKind.Guid => _value.AsGuid.GetHashCode(),
        SqlValueKind.BigInt => _value.AsBigInt.GetHashCode(),
        _ => 0,
    };

    /// <summary>What kind of value it is. Never the value itself, which may be personal.</summary>
    public override string ToString() => _value.Kind switch
    {
        SqlValueKind.Text => "a text",
        SqlValueKind.Guid => "a GUID",
        SqlValueKind.BigInt => "a whole number",
        _ => "no value",
    };

    /// <summary>True for a column that a tenant or a user can stand in.</summary>
    internal static bool Fits(ColumnInfo column) => !column.Type.IsList && column.Type.Kind
        is StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.Uuid or StoredKind.Text;

    /// <summary>The value as a column holds it; null when it is of another kind.</summary>
    internal SqlValue? For(ColumnInfo column) => (column.Type.Kind, _value.Kind) switch
    {
        (StoredKind.Int64, SqlValueKind.BigInt) => _value,
        (StoredKind.Int16 or StoredKind.Int32, SqlValueKind.BigInt)
            when _value.AsBigInt is >= int.MinValue and <= int.MaxValue => SqlValue.Of((int)_value.AsBigInt),
        (StoredKind.Uuid, SqlValueKind.Guid) => _value,
        (StoredKind.Text, SqlValueKind.Text) => _value,
        _ => null,
    };
}
