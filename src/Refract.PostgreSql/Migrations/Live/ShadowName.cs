using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// The name of a scratch database that we make: Prisma's prefix, a sign of the database it is made from, and a number
/// of its own.
/// </summary>
/// <param name="Text">The name.</param>
/// <param name="Number">The number; also the key of the lock that its owner holds.</param>
internal readonly record struct ShadowName(string Text, long Number)
{
    /// <summary>Prisma's own go on with a UUID, which has no <c>r</c>.</summary>
    private const string Prefix = "prisma_migrate_shadow_db_r";

    private const int Digits = 16;

    /// <summary>A new name.</summary>
    /// <param name="database">The name of the database that its owner is connected to.</param>
    public static ShadowName New(string database)
    {
        var number = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        return new ShadowName(PrefixFor(database) + number.ToString("x16", CultureInfo.InvariantCulture), number);
    }

    /// <summary>What the names of all that were made from one database begin with.</summary>
    public static string PrefixFor(string database)
        => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database)))[..Digits] + "_";

    /// <summary>Reads a name that begins with <see cref="PrefixFor"/>; null when it is no name of ours.</summary>
    public static ShadowName? Parse(string text, string prefix)
        => text.Length == prefix.Length + Digits && text.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out var number)
            ? new ShadowName(text, number) : null;
}
