using System.Security.Cryptography;

namespace Refract.Runtime;

/// <summary>
/// Collision-resistant ids of the first version: 25 characters, <c>c</c>, then in base 36 the milliseconds since 1970
/// (8), a counter (4), a mark of the process (4) and chance (8).
/// </summary>
internal static class Cuid
{
    private const int CounterLimit = 36 * 36 * 36 * 36;
    private static readonly string s_process = Mark();
    private static int s_counter = RandomNumberGenerator.GetInt32(CounterLimit);

    public static string Create(DateTimeOffset now)
    {
        Span<char> id = stackalloc char[25];
        id[0] = 'c';
        Base36.Write(now.ToUnixTimeMilliseconds(), id[1..9]);
        Base36.Write((uint)Interlocked.Increment(ref s_counter) % CounterLimit, id[9..13]);
        s_process.CopyTo(id[13..17]);
        Base36.Random(id[17..]);
        return new string(id);
    }

    private static string Mark()
    {
        Span<char> mark = stackalloc char[4];
        var host = 36L;
        foreach (var letter in Environment.MachineName) host += letter;
        Base36.Write(Environment.ProcessId % 1296, mark[..2]);
        Base36.Write(host % 1296, mark[2..]);
        return mark.ToString();
    }
}
