using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>Tells texts apart, the same on every machine.</summary>
internal static class SqlHash
{
    private const int Bytes = 8;

    /// <summary>The beginning of the SHA-256 of a text in UTF-8: 16 hexadecimal digits.</summary>
    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(Bytes).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
