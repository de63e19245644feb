using System.Security.Cryptography;

namespace Refract.Runtime;

/// <summary>
/// Universally unique ids that sort by time: 26 characters of Crockford's base 32, ten for the milliseconds since 1970
/// and sixteen for 80 bits of chance.
/// </summary>
internal static class Ulid
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Create(DateTimeOffset now)
    {
        Span<char> id = stackalloc char[26];
        var time = now.ToUnixTimeMilliseconds();
        for (var i = 9; i >= 0; i--)
        {
            id[i] = Digits[(int)(time & 31)];
            time >>= 5;
        }

        RandomNumberGenerator.GetItems(Digits, id[10..]);
        return new string(id);
    }
}
