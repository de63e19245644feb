using System.Runtime.CompilerServices;
using Refract.CommandLine;
using Refract.Testing;
using Tux.Cli;

namespace Tux.Tests.Cli;

/// <summary>A copy of the bot's schema in a folder of a test's own, and the <c>tux</c> command run in it.</summary>
public sealed class TuxFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public TuxFolder(bool withMigrations = false)
    {
        var source = PrismaFolder();
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            if (withMigrations || file.EndsWith(".prisma", StringComparison.Ordinal))
                _folder.Write(Path.Combine("prisma", Path.GetRelativePath(source, file)), File.ReadAllText(file));
    }

    /// <summary>The variables that the command sees; none of this process's.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string this[string relative] => _folder[relative];

    public void Write(string relative, string text) => _folder.Write(relative, text);

    /// <summary>Runs <c>tux</c> without a terminal. Words are separated by blanks.</summary>
    public Task<TuxRun> Run(string arguments) => Start(arguments, null);

    /// <summary>Runs <c>tux</c> without a terminal, and interrupts it once it has said something.</summary>
    public async Task<TuxRun> RunUntil(string arguments, string isSaid)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        return await Listen(arguments, isSaid, stop.Cancel, stop.Token);
    }

    /// <summary>Runs <c>tux</c> without a terminal, and does something once it has said something.</summary>
    public Task<TuxRun> Run(string arguments, string isSaid, Action heard) =>
        Listen(arguments, isSaid, heard, TestContext.Current.CancellationToken);

    /// <summary>Runs <c>tux</c> as at a terminal where a person types these lines.</summary>
    public Task<TuxRun> Run(string arguments, string answers) => Start(arguments, answers);

    public void Dispose() => _folder.Dispose();

    private async Task<TuxRun> Listen(string arguments, string isSaid, Action heard, CancellationToken stop)
    {
        await using var output = new ListeningWriter(isSaid, heard);
        await using var error = new ListeningWriter(isSaid, heard);
        return await Start(arguments, null, output, error, stop);
    }

    private async Task<TuxRun> Start(string arguments, string? answers)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return await Start(arguments, answers, output, error, TestContext.Current.CancellationToken);
    }

    private async Task<TuxRun> Start(string arguments, string? answers, StringWriter output, StringWriter error,
        CancellationToken stop)
    {
        using var input = new StringReader(answers ?? "");
        var terminal = new Terminal(new TerminalOptions(output, error, input) { CanAsk = answers is not null });
        var code = await new TuxProgram(terminal, _folder.Path, Variables).Run(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), stop);
        return new TuxRun(code, Shown(output), Shown(error));
    }

    private string Shown(StringWriter writer) =>
        writer.ToString().Replace(_folder.Path, "FOLDER", StringComparison.Ordinal);

    private static string PrismaFolder([CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "apps", "Tux", "prisma"));

    private sealed class ListeningWriter(string text, Action heard) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (ToString().Contains(text, StringComparison.Ordinal)) heard();
        }
    }
}
