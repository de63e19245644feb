using System.Diagnostics;
using Spectre.Console;

namespace Refract.CommandLine;

public sealed partial class Terminal
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Does some work, and says so when it takes longer than a second: a turning line at a terminal, elsewhere a plain
    /// line for each new phrase.
    /// </summary>
    /// <param name="doing">What is being done, as a phrase: <c>Reading the database</c>.</param>
    /// <param name="work">The work; its argument replaces the phrase while it runs.</param>
    public async Task<T> Progress<T>(string doing, Func<IProgress<string>, Task<T>> work)
    {
        var latest = new Latest(doing);
        // On a thread of its own: SQLite's driver works, and waits for locks, without ever giving way.
        var task = Task.Run(() => work(latest));
        if (await Task.WhenAny(task, Task.Delay(s_patience)).ConfigureAwait(false) == task)
            return await task.ConfigureAwait(false);
        return _options.UseColors && CanAsk
            ? await Turning(latest, task).ConfigureAwait(false) : await Plain(latest, task).ConfigureAwait(false);
    }

    private async Task<T> Turning<T>(Latest latest, Task<T> task)
    {
        var started = Stopwatch.StartNew();
        return await _console.Status().StartAsync(Markup.Escape(latest.Text), async status =>
        {
            while (await Task.WhenAny(task, Task.Delay(200)).ConfigureAwait(false) != task)
                status.Status = Markup.Escape(
                    $"{latest.Text} ({started.Elapsed.TotalSeconds + s_patience.TotalSeconds:0} s)");
            return await task.ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task<T> Plain<T>(Latest latest, Task<T> task)
    {
        string? said = null;
        do
        {
            if (latest.Text != said) Note((said = latest.Text) + " ...");
        }
        while (await Task.WhenAny(task, Task.Delay(200)).ConfigureAwait(false) != task);
        return await task.ConfigureAwait(false);
    }

    private sealed class Latest(string text) : IProgress<string>
    {
        private volatile string _text = text;

        public string Text => _text;

        public void Report(string value) => _text = value;
    }
}
