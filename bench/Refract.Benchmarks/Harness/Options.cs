using System.Globalization;

namespace Refract.Benchmarks.Harness;

/// <summary>What the command line asks for.</summary>
internal sealed class Options(string[] arguments)
{
    public const string Usage = """
        run.sh [--quick] [--only NAME] [--db postgresql|sqlite] [--seconds N] [--prisma [DIR]]
               [--json FILE] [--markdown FILE] [--chart FILE] [--from FILE]

          --quick      less than three minutes in all
          --only       cases whose name contains NAME
          --seconds    how long the rounds of a case take, 12 without, 0.5 with --quick; up to four times that where forty rounds take longer
          --prisma     the real Prisma client too, from DIR or bench/prisma, where setup.sh has installed it
          --json       writes the figures as rows of db, case, contender, median_us, ratio_to_raw, bytes_per_op
          --markdown   writes them as the tables of the README: into FILE between its two marks, or as a new file
          --chart      draws them as an SVG
          --from       measures nothing, but takes the figures of an earlier --json
        """;

    private static readonly string[] s_flags = ["--quick", "--help"];
    private static readonly string[] s_valued = ["--only", "--db", "--seconds", "--prisma", "--json", "--markdown",
        "--chart", "--from"];

    public bool Quick => arguments.Contains("--quick");

    public bool WantsHelp => arguments.Contains("--help");

    public string? Json => Value("--json");

    public string? Markdown => Value("--markdown");

    public string? Chart => Value("--chart");

    public string? From => Value("--from");

    /// <summary>The folder of the Prisma client, or null when it is not to be measured.</summary>
    public string? Prisma =>
        !arguments.Contains("--prisma")
            ? null : Value("--prisma") ?? Environment.GetEnvironmentVariable("REFRACT_BENCH_PRISMA");

    public TimeSpan Budget =>
        TimeSpan.FromSeconds(
            Value("--seconds") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : Quick ? 0.5 : 12);

    public TimeSpan Slice => TimeSpan.FromMilliseconds(Quick ? 2 : 10);

    public int ColdStarts => Quick ? 3 : 15;

    public bool WantsDatabase(string name) => Value("--db") is not { } only || only == name;

    public bool Wants(string work) =>
        Value("--only") is not { } only || work.Contains(only, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the arguments, or null.</summary>
    public string? Mistake()
    {
        for (var n = 0; n < arguments.Length; n++)
        {
            if (s_flags.Contains(arguments[n])) continue;
            if (!s_valued.Contains(arguments[n])) return $"Unknown argument {arguments[n]}.";
            if (Value(arguments[n]) is not null) n++;
            else if (arguments[n] != "--prisma") return $"{arguments[n]} needs a value.";
        }

        return Value("--db") is { } name && name is not ("postgresql" or "sqlite")
            ? $"There is no database {name}: postgresql or sqlite." : null;
    }

    private string? Value(string flag) =>
        Array.IndexOf(arguments, flag) is var at and >= 0 && at + 1 < arguments.Length
            && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal)
        ? arguments[at + 1] : null;
}
