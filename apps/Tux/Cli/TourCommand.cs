using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Refract.CommandLine;
using Spectre.Console;
using Tux.Database;
using Tux.Tour;

namespace Tux.Cli;

/// <summary><c>tux tour</c>: the main job from an empty database to the last row, with every sum checked.</summary>
internal static class TourCommand
{
    public static Command Create(TuxContext context)
    {
        var url = new Option<string?>("--url") { Description = "The database to visit; without it DATABASE_URL, else an embedded file that is removed afterwards." };
        var command = new Command("tour", "Shows what the data layer does, on an embedded database that is thrown away.") { url };
        command.SetAction((parsed, ct) => Run(context, parsed.GetValue(url), ct));
        return command;
    }

    private static async Task<int> Run(TuxContext context, string? asked, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var given = asked ?? context.Variables.GetValueOrDefault("DATABASE_URL");
        var folder = given is null ? Directory.CreateTempSubdirectory("tux-tour-").FullName : null;
        try
        {
            var url = given ?? "file:" + Path.Combine(folder!, "tour.db");
            var origin = given is null ? "embedded" : asked is null ? "DATABASE_URL" : "--url";
            return await Visit(context, url, origin, start, ct);
        }
        finally
        {
            if (folder is not null)
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<int> Visit(TuxContext context, string url, string origin, long start, CancellationToken ct)
    {
        var project = context.ProjectOn(url, origin);
        var console = Console(context.Terminal.DataWriter);
        var address = project.Connections().Main();
        console.MarkupLineInterpolated($"[bold]Tux tour[/] on {address.Url.Masked}");
        console.WriteLine();

        var pushStart = Stopwatch.GetTimestamp();
        if (await PushOperation.Run(project, new PushOperation.Request(), new Terminal(new TerminalOptions(TextWriter.Null, TextWriter.Null, TextReader.Null)), ct) is not ExitCode.Done and var code) return code;
        var tables = project.Result.Schema.Models.Count;
        List<TourResult> results = [new("schema", $"{tables} tables pushed from {project.Result.Schema.Files.Count} files", Stopwatch.GetElapsedTime(pushStart), [])];
        Show(console, results[0]);

        await using var db = TuxDb.Connect(url, options => options.BaseDirectory = context.Folder);
        var database = new DatabaseController(db);
        await foreach (var result in new GuildTour(db, database, TimeProvider.System).Run(ct))
        {
            results.Add(result);
            Show(console, result);
        }

        console.WriteLine();
        foreach (var (call, sql) in TourSql.Of(db))
        {
            console.MarkupLineInterpolated($"  [grey]{call}[/]");
            foreach (var line in Wrap(sql, 94)) console.MarkupLineInterpolated($"    [blue]{line}[/]");
        }

        console.WriteLine();
        var problems = results.Sum(result => result.Problems.Count);
        var time = Stopwatch.GetElapsedTime(start);
        if (problems == 0) console.MarkupLineInterpolated($"[green]All sums are right.[/] {results.Count} parts in {time.TotalSeconds:0.0} s.");
        else console.MarkupLineInterpolated($"[red]{problems} {(problems == 1 ? "thing is" : "things are")} not as they should be.[/]");
        return problems == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(IAnsiConsole console, TourResult result)
    {
        var (mark, colour) = result.Problems.Count == 0 ? ("ok", "green") : ("!!", "red");
        console.MarkupLineInterpolated($"  [{colour}]{mark}[/] {result.Name,-10} {result.Text,-72} [grey]{result.Time.TotalMilliseconds,6:0} ms[/]");
        foreach (var problem in result.Problems) console.MarkupLineInterpolated($"     [red]{problem}[/]");
    }

    /// <summary>Breaks a statement before its clauses where it is longer than a line.</summary>
    private static IEnumerable<string> Wrap(string sql, int width)
    {
        var rest = sql;
        while (rest.Length > width)
        {
            var at = rest.LastIndexOf(' ', width);
            if (at <= 0) break;
            yield return rest[..at];
            rest = "  " + rest[(at + 1)..];
        }

        yield return rest;
    }

    private static IAnsiConsole Console(TextWriter output)
    {
        var colours = !System.Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No, ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 200;
        return console;
    }
}
