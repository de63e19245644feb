namespace Refract.Benchmarks.Harness;

/// <summary>Who is measured, in the order of the tables.</summary>
internal static class Contenders
{
    public const string Raw = "raw";
    public const string Refract = "refract";
    public const string Dapper = "dapper";
    public const string Ef = "ef";
    public const string EfPooled = "ef-pooled";
    public const string EfCompiled = "ef-compiled";

    /// <summary>
    /// Related lists joined into the one query, where <see cref="EfCompiled"/> sends one for each list.
    /// </summary>
    public const string EfCompiledSingle = EfCompiled + "/single";

    /// <summary>Present only when asked for.</summary>
    public const string Prisma = "prisma";

    /// <summary>Those that every case has a figure for, null or not.</summary>
    public static readonly string[] Always = [Raw, Refract, Dapper, Ef, EfPooled, EfCompiled];

    /// <summary>
    /// The figures of a case: of each contender the better variant, and null for those that have no way to do it.
    /// </summary>
    public static IReadOnlyList<Figure> Figures(string database, Case work,
        IReadOnlyDictionary<string, Samples> samples)
    {
        var raw = samples[Raw];
        var best = samples.GroupBy(pair => pair.Key.Split('/')[0])
            .ToDictionary(group => group.Key,
                group => group.Select(pair => pair.Value).MinBy(own => own.RatioTo(raw))!);
        return [.. Always.Union(best.Keys).Select(name => best.TryGetValue(name, out var own)
            ? new Figure(database, work.Name, name, Rounded(own.MedianTime), Rounded(own.RatioTo(raw)),
                work.CountsBytes && name != Prisma ? Math.Round(own.MedianBytes) : null)
            : new Figure(database, work.Name, name, null, null, null))];
    }

    private static double Rounded(double value) => Math.Round(value, 3);
}
