using System.Globalization;

namespace Tux.Database;

/// <summary>
/// A Discord id: <see langword="ulong"/> in Discord's libraries, BigInt in the database. The cast between the two lives
/// here and nowhere else; ids use 63 bits until the year 2084, so no value changes its sign.
/// </summary>
/// <param name="Stored">The id as the database has it.</param>
public readonly record struct DiscordId(long Stored)
{
    /// <summary>The id as Discord's libraries have it.</summary>
    public ulong Value => unchecked((ulong)Stored);

    /// <summary>From Discord's form.</summary>
    public static implicit operator DiscordId(ulong value) => new(unchecked((long)value));

    /// <summary>From the database's form.</summary>
    public static implicit operator DiscordId(long stored) => new(stored);

    /// <summary>To the database's form.</summary>
    public static implicit operator long(DiscordId id) => id.Stored;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
