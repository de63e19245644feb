using Refract.Testing;

namespace Refract.Cli.Tests;

public sealed class Help_texts
{
    public static TheoryData<string> Commands =>
    [
        "", "init", "validate", "format", "generate",
        "explain", "version", "completion", "help", "db", "db push", "db pull",
        "db execute", "db reset", "db seed", "doctor", "erd", "lint", "migrate", "migrate dev", "migrate deploy",
        "migrate undo", "migrate squash", "migrate status",
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

    [Theory]
    [InlineData("db push")]
    [InlineData("")]
    public async Task Are_the_same_by_the_help_command(string command)
    {
        using var folder = new CliFolder();
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = (await folder.Run(["help", .. words])).ShouldExit(0);
        asked.Output.ShouldBe((await folder.Run([.. words, "--help"])).Output);
        asked.Output.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Of_a_command_that_does_not_exist_are_an_error()
    {
        using var folder = new CliFolder();
        (await folder.Run("help", "db", "psh")).ShouldExit(2).Error.ShouldContain("Did you mean refract db push?");
    }

    /// <summary>Each example is a command line that the parser takes.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Have_examples_that_parse(string command)
    {
        using var folder = new CliFolder();
        var help = (await folder.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Output;
        var examples = help.Split("Examples:\n").Skip(1).SelectMany(text => text.Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Contains("refract ", StringComparison.Ordinal)).ToArray();
        if (command is not ("" or "db" or "migrate" or "help")) examples.ShouldNotBeEmpty();
        foreach (var example in examples.Where(line => !line.Contains("$(", StringComparison.Ordinal)))
        {
            var words = example[(example.IndexOf("refract ", StringComparison.Ordinal) + 8)..].Split(" | ")[0];
            folder.Parse(words).Errors.ShouldBeEmpty(example);
        }
    }

    [Fact]
    public void Cover_every_command()
    {
        using var folder = new CliFolder();
        folder.CommandPaths().ShouldBe(Commands.Select(row => row.Data), ignoreOrder: true);
    }
}
