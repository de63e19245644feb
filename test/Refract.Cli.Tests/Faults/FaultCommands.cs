using System.Globalization;
using System.Text;
using System.Text.Json;
using Refract.Cli.Tests.Reports;
using Refract.Testing;

namespace Refract.Cli.Tests.Faults;

/// <summary>
/// Every command that works on a database, run on one that has a fault: what each says, and its exit code, is kept in a
/// golden file, and the JSON document says the same.
/// </summary>
internal static class FaultCommands
{
    public const string First = "20260101000000_first";

    public const string Next = "20990101000000_next";

    private const string Datasource = "datasource db {\n  provider = \"PROVIDER\"\n}\n\n";

    private const string Models = "model A {\n  id Int @id\n  a  String @unique\n  b  Int?\n}\n";

    /// <summary>The commands; <c>NAME</c> stands for the database's name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "db push --accept-data-loss", "db pull", "db execute --file seed.sql",
        "migrate dev --name more --accept-data-loss", "migrate deploy", "migrate status", "migrate status --drift",
        "migrate resolve --applied " + Next, "migrate reset --confirm NAME",
        "migrate diff --from-database --to-empty --script",
    ];

    /// <summary>A project with one migration that has been applied, one that has not, and a schema that wants
    /// more.</summary>
    public static CliFolder Project(string provider) => new CliFolder()
        .With("schema.prisma", Datasource.Replace("PROVIDER", provider, StringComparison.Ordinal)
            + Models.Replace("b  Int?", "c  Int @default(1)", StringComparison.Ordinal))
        .With($"migrations/{First}/migration.sql",
            "-- CreateTable\nCREATE TABLE \"A\" (\n    \"id\" INTEGER NOT NULL,\n    \"a\" TEXT NOT NULL,\n"
            + "    \"b\" INTEGER,\n\n    CONSTRAINT \"A_pkey\" PRIMARY KEY (\"id\")\n);\n\n"
            + "-- CreateIndex\nCREATE UNIQUE INDEX \"A_a_key\" ON \"A\"(\"a\");\n")
        .With($"migrations/{Next}/migration.sql", "-- CreateIndex\nCREATE INDEX \"A_b_idx\" ON \"A\"(\"b\");\n")
        .With("seed.sql", "UPDATE \"A\" SET \"a\" = \"a\" || 'x';\n");

    /// <summary>Runs each command in a new project, and compares all that was said.</summary>
    /// <param name="golden">The name of the golden file.</param>
    /// <param name="prepare">Makes the project, and the fault.</param>
    /// <param name="hide">Replaces what differs from run to run.</param>
    public static async Task Match(string golden, Func<Task<FaultyProject>> prepare,
        Func<string, string>? hide = null)
    {
        var text = new StringBuilder();
        foreach (var command in All)
        {
            var run = Hidden(await Run(command, prepare), hide);
            ShouldSayTheSame(run, Hidden(await Run(command + " --json", prepare), hide));
            text.Append(CultureInfo.InvariantCulture, $"$ refract {command}\n{run.Transcript}\n");
        }

        Golden.Match(text.ToString(), $"../Golden/Faults/{golden}.txt");
    }

    private static CommandRun Hidden(CommandRun run, Func<string, string>? hide)
    {
        var steady = SteadyText.Of(run);
        return hide is null ? steady : new CommandRun(run.ExitCode, hide(steady.Output), hide(steady.Error));
    }

    private static async Task<CommandRun> Run(string command, Func<Task<FaultyProject>> prepare)
    {
        await using var project = await prepare();
        return await project.Folder.Run(command.Replace("NAME", project.Name, StringComparison.Ordinal).Split(' '));
    }

    private static void ShouldSayTheSame(CommandRun text, CommandRun json)
    {
        json.ExitCode.ShouldBe(text.ExitCode, text.Transcript + json.Transcript);
        text.Transcript.ShouldNotContain("defect");
        text.Transcript.ShouldNotContain("   at ");
        using var document = JsonDocument.Parse(json.Output);
        if (!document.RootElement.TryGetProperty("error", out var error))
        {
            text.Error.ShouldNotContain("error");
            document.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(text.ExitCode);
            return;
        }

        json.Error.ShouldNotContain("error");
        error.GetProperty("exitCode").GetInt32().ShouldBe(text.ExitCode);
        error.GetProperty("next").GetString().ShouldNotBeNullOrEmpty(text.Transcript);
        var code = error.GetProperty("code").GetString();
        text.Error.ShouldContain(code is null ? "error: " : $"error {code}: ");
        foreach (var part in (string[])["what", "why", "next"])
            foreach (var line in (error.GetProperty(part).GetString() ?? "").ReplaceLineEndings("\n").Split('\n'))
                text.Error.ShouldContain(line.Trim());
    }
}
