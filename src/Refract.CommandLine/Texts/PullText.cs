namespace Refract.CommandLine;

/// <summary>The text of <see cref="PullReport"/>.</summary>
internal static class PullText
{
    public static void Write(PullReport report, TextLines lines)
    {
        WriteLeftOut(report.LeftOut, lines);
        foreach (var file in report.Texts ?? [])
        {
            if (report.Texts!.Count > 1) lines.Note("// " + file.Path);
            lines.Data(file.Text.EndsWith('\n') ? file.Text : file.Text + "\n");
        }

        if (report.Texts is null)
            foreach (var path in report.Changed)
                lines.Say("Wrote " + path);
        if (!report.IsComplete) return;
        lines.Done(
            report.Changed.Count == 0 ? "The schema already matches the database; nothing was changed."
            : report.Texts is not null ? "Nothing was written: --print."
            : $"The schema matches the database now ({Words.Count(report.Changed.Count, "file")} written).");
    }

    /// <summary>One sentence, and below it the things by their kind.</summary>
    private static void WriteLeftOut(IReadOnlyList<LeftOutThing> things, TextLines lines)
    {
        if (things.Count == 0) return;
        lines.Warn("The schema has no words for these; migrations leave them as they are:\n" + string.Join('\n',
            things.GroupBy(thing => thing.Kind).SelectMany(kind => kind.Select(Subject).Prepend("  " + kind.Key))));
    }

    /// <summary>The database schema is named unless it is <c>public</c>.</summary>
    private static string Subject(LeftOutThing thing)
    {
        var schema = thing.Schema is null or "public" ? "" : thing.Schema + ".";
        var owner = thing.Table is { } table ? schema + table : null;
        var name = thing.Name is null ? owner : owner is null ? schema + thing.Name : $"{thing.Name} of {owner}";
        return $"    {name}" + (thing.Detail is { } detail ? $" ({detail})" : "");
    }
}
