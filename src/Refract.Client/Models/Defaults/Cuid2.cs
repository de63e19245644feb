using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Refract.Runtime;

/// <summary>
/// Collision-resistant ids of the second version: 24 characters, a random letter and then base 36 of a SHA3-512
/// (SHA-512 where the system has none) over time, chance and a counter.
/// </summary>
internal static class Cuid2
{
    private const int Length = 24;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private static readonly byte[] s_process = RandomNumberGenerator.GetBytes(32);
    private static long s_counter = RandomNumberGenerator.GetInt32(476_782_367);

    public static string Create(DateTimeOffset now)
    {
        Span<byte> source = stackalloc byte[8 + 8 + 32 + 32];
        BinaryPrimitives.WriteInt64LittleEndian(source, now.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(source[8..], Interlocked.Increment(ref s_counter));
        RandomNumberGenerator.Fill(source[16..48]);
        s_process.CopyTo(source[48..]);

        Span<byte> hash = stackalloc byte[64];
        if (SHA3_512.IsSupported) SHA3_512.HashData(source, hash);
        else SHA512.HashData(source, hash);

        Span<char> id = stackalloc char[Length];
        id[0] = Letters[RandomNumberGenerator.GetInt32(Letters.Length)];
        var number = new BigInteger(hash, isUnsigned: true);
        for (var i = 1; i < Length; i++)
        {
            number = BigInteger.DivRem(number, 36, out var digit);
            id[i] = Base36.Digits[(int)digit];
        }

        return new string(id);
    }
}
