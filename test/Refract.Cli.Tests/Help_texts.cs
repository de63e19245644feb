using Refract.Testing;

namespace Refract.Cli.Tests;

public sealed class Help_texts
{
    public static TheoryData<string> Commands =>
    [
        "", "validate", "format", "generate", "explain", "version", "db", "db push", "db pull", "db execute",
        "db reset", "db seed", "doctor", "erd", "lint", "migrate", "migrate dev", "migrate deploy", "migrate status",
        "migrate resolve", "migrate reset", "migrate diff",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Are_what_was_agreed_on(string command)
    {
        using var folder = new CliFolder();
        var run = (await folder.Run(
            [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).ShouldExit(0);
        run.Error.ShouldBe("");
        Golden.Match(run.Output,
            $"Golden/Help/refract{(command.Length == 0 ? "" : "-" + command.Replace(' ', '-'))}.txt");
    }

    [Fact]
    public void Cover_every_command()
    {
        using var folder = new CliFolder();
        folder.CommandPaths().ShouldBe(Commands.Select(row => row.Data), ignoreOrder: true);
    }
}
