using System.Security.Cryptography;

namespace Refract.Runtime;

/// <summary>Digits and small letters.</summary>
internal static class Base36
{
    public const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Writes the last digits of a number, filled up with zeros.</summary>
    public static void Write(long number, Span<char> to)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = Digits[(int)(number % 36)];
            number /= 36;
        }
    }

    public static void Random(Span<char> to) => RandomNumberGenerator.GetItems(Digits, to);
}
