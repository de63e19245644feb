using System.Security.Cryptography;

namespace Refract.Runtime;

/// <summary>Ids of characters that need no escaping in URLs, by chance alone.</summary>
internal static class NanoId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary>How long one is when the schema does not say.</summary>
    public const int DefaultLength = 21;

    public static string Create(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}
