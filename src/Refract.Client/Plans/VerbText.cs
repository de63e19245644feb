namespace Refract.Runtime;

/// <summary>The texts of verbs.</summary>
public static class VerbText
{
    private static readonly string[] s_names =
        [.. Enum.GetNames<Verb>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    /// <summary>The verb as it is written in Prisma: <c>findMany</c>. The same string each time.</summary>
    public static string Name(this Verb verb) => s_names[(int)verb];
}
