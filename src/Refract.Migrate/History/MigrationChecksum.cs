using System.Security.Cryptography;

namespace Refract.Migrate.History;

/// <summary>
/// The checksum in <c>_prisma_migrations</c>: SHA-256 of the bytes of <c>migration.sql</c> in lower-case hex.
/// </summary>
public static class MigrationChecksum
{
    /// <summary>The checksum of a script's bytes.</summary>
    public static string Of(ReadOnlySpan<byte> script) => Convert.ToHexStringLower(SHA256.HashData(script));

    /// <summary>Whether a script is the one that was applied. Line ends do not count: version control turns one kind
    /// into the other.</summary>
    public static bool Matches(ReadOnlySpan<byte> script, string checksum)
    {
        if (Of(script) == checksum) return true;
        var unix = new List<byte>(script.Length);
        for (var i = 0; i < script.Length; i++)
            if (script[i] != '\r' || i + 1 >= script.Length || script[i + 1] != '\n')
                unix.Add(script[i]);
        if (Of(unix.ToArray()) == checksum) return true;
        var windows = new List<byte>(script.Length + 64);
        foreach (var b in unix)
        {
            if (b == '\n') windows.Add((byte)'\r');
            windows.Add(b);
        }
        return Of(windows.ToArray()) == checksum;
    }
}
