namespace Refract.CommandLine;

/// <summary>
/// Prints reports and errors, as text or as one JSON document, and is the person's side of an operation. Text is
/// printed as it becomes known: a line that has been shown is not shown again.
/// </summary>
internal sealed class ReportPrinter(Terminal terminal, bool isJson) : IInteraction
{
    private readonly Dictionary<TextLine, int> _shown = [];

    private Report? _latest;

    public bool CanAsk => terminal.CanAsk;

    /// <summary>Prints what an operation returned.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Report report)
    {
        if (isJson) terminal.DataLine(ReportJson.Write(report, terminal.Renamed));
        else Write(report, isDataShown: true);
        return report.ExitCode;
    }

    /// <summary>Prints an error, after what the operation had found and done until then.</summary>
    /// <returns>The exit code.</returns>
    public int Print(CommandException error)
    {
        if (error.ExitCode == ExitCode.Interrupted) error.Report ??= _latest;
        if (isJson)
        {
            terminal.DataLine(ReportJson.Write(error, terminal.Renamed));
            return error.ExitCode;
        }

        if (error.Report is { } soFar) Write(soFar, isDataShown: true);
        if (error.ExitCode == ExitCode.Interrupted) terminal.Say(error.Message);
        else terminal.Show(error);
        return error.ExitCode;
    }

    public void Show(Report soFar)
    {
        _latest = soFar;
        if (!isJson) Write(soFar, isDataShown: true);
    }

    public Task<T> Progress<T>(string doing, Func<IProgress<string>, Task<T>> work) => terminal.Progress(doing, work);

    /// <summary>The output has room for nothing but the document when it is JSON.</summary>
    public void PassOn(string line, bool isError)
    {
        if (isError || isJson) terminal.Error(line);
        else terminal.DataLine(line);
    }

    public bool Confirm(Question question)
    {
        Introduce(question);
        return terminal.Confirm(question.Text);
    }

    public string? Ask(Question question)
    {
        Introduce(question);
        return terminal.Ask(question.Text);
    }

    /// <summary>What a person needs to know to answer, on stderr even when the output is JSON.</summary>
    private void Introduce(Question question)
    {
        if (isJson && _latest is { } known) Write(known, isDataShown: false);
        if (question.Warning is { } warning) terminal.Warn(warning);
        if (question.Instead is { } instead) terminal.Say(instead);
    }

    private void Write(Report report, bool isDataShown)
    {
        var seen = new Dictionary<TextLine, int>();
        foreach (var line in ReportText.Of(report))
        {
            if (line.IsData && !isDataShown) continue;
            var count = seen[line] = seen.GetValueOrDefault(line) + 1;
            if (count <= _shown.GetValueOrDefault(line)) continue;
            _shown[line] = count;
            line.Write(terminal);
        }
    }
}
