using System.CommandLine;
using System.Diagnostics;
using Refract.CommandLine;
using Refract.Relational;
using Spectre.Console;
using Tux.Database;
using Tux.Tour;

namespace Tux.Cli;

/// <summary><c>tux tour</c>: the main job from an empty database to the last row, with every sum checked.</summary>
internal static class TourCommand
{
    public static Command Create(TuxContext context)
    {
        var url = new Option<string?>("--url")
        {
            Description =
                "A PostgreSQL database to be a guest of, or a SQLite file to make; without it DATABASE_URL "
                    + "if that is PostgreSQL, else a temporary file.", HelpName = "URL",
        };
        var command = new Command("tour",
            "Shows what the data layer does, in a file or schema of its own that is removed afterwards.") { url };
        command.SetAction((parsed, ct) => Run(context, parsed.GetValue(url), ct));
        return command;
    }

    private static async Task<int> Run(TuxContext context, string? asked, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        await using var place = await TourDatabase.Create(Given(context, asked), ct);
        return await Visit(context, place.Url, start, ct);
    }

    private static DatabaseUrl? Given(TuxContext context, string? asked)
    {
        if (asked is not null) return DatabaseAddress.Parse(asked, "--url", context.Folder).Url;
        if (context.Variables.GetValueOrDefault("DATABASE_URL") is not { Length: > 0 } shared) return null;
        // The embedded database's file is in use, and SQLite has no schemas to be a guest in.
        return DatabaseAddress.Parse(shared, "DATABASE_URL",
            context.Folder).Url is { Provider: SqlProvider.PostgreSql } url ? url : null;
    }

    private static async Task<int> Visit(TuxContext context, DatabaseUrl url, long start, CancellationToken ct)
    {
        var project = context.ProjectOn(url.ConnectionString, "the tour's own");
        var schema = project.RequireSchema();
        var console = Console(context.Terminal.DataWriter);
        console.MarkupLineInterpolated($"[bold]Tux tour[/] on {Cut(url.Masked, 85)}");
        console.WriteLine();

        var pushStart = Stopwatch.GetTimestamp();
        await PushOperation.Run(project, new PushOperation.Request(), NoInteraction.Instance, ct);
        List<TourResult> results = [new("schema",
            $"{schema.Models.Count} tables pushed from {schema.Files.Count} files", Stopwatch.GetElapsedTime(pushStart),
            [])];
        Show(console, results[0]);

        await using var db = TuxDb.Connect(url.ConnectionString);
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
        if (problems == 0)
            console.MarkupLineInterpolated(
                $"[green]All sums are right.[/] {results.Count} parts in {time.TotalSeconds:0.0} s.");
        else console.MarkupLineInterpolated(
            $"[red]{problems} {(problems == 1 ? "check has" : "checks have")} a problem.[/]");
        return problems == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(IAnsiConsole console, TourResult result)
    {
        var (mark, colour) = result.Problems.Count == 0 ? ("ok", "green") : ("!!", "red");
        var time = result.Time.TotalMilliseconds;
        console.MarkupLineInterpolated(
            $"  [{colour}]{mark}[/] {result.Name,-10} {result.Text,-72} [grey]{time,6:0} ms[/]");
        foreach (var problem in result.Problems) console.MarkupLineInterpolated($"     [red]{problem}[/]");
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 3)] + "...";

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
        var colours = !System.Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 200;
        return console;
    }
}
