using System.Globalization;

namespace Refract.CommandLine;

/// <summary>Shows the pages of diagnostics, which every program carries with it.</summary>
public static class ExplainOperation
{
    private const string Prefix = "RFR";

    /// <summary>Finds a page, or lists all.</summary>
    /// <param name="code">The code (<c>RFR2012</c>, or <c>2012</c>), or null for a list.</param>
    /// <exception cref="CommandException">There is no such code.</exception>
    public static ExplainReport Run(string? code)
    {
        var codes = Codes();
        if (code is null)
            return new ExplainReport([.. codes.Select(known => Read(known) with { Text = null })])
            {
                IsComplete = true,
            };

        var wanted = code.Trim().ToUpperInvariant();
        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out _)) wanted = Prefix + wanted;
        return codes.Contains(wanted)
            ? new ExplainReport([Read(wanted)]) { IsComplete = true }
            : throw CommandException.BadInput($"There is no rule {code.Trim()}.",
                "Codes have the form RFR2012. One that begins with P is Prisma's: its meaning is in the guide, on the "
                + "page about errors.",
                "Run `refract explain` for a list of all rules.");
    }

    private static IReadOnlyList<string> Codes() =>
        [.. typeof(ExplainOperation).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static RulePage Read(string code)
    {
        using var stream = typeof(ExplainOperation).Assembly.GetManifestResourceStream(code)!;
        using var reader = new StreamReader(stream);
        // The first line is "# RFR2012: What it says".
        var title = reader.ReadLine()!;
        return new RulePage(code, title[(title.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
            reader.ReadToEnd().ReplaceLineEndings("\n").Trim());
    }
}
