using System.Diagnostics;
using Refract.CommandLine;

namespace Refract.Cli.Tests.Output;

public sealed class Terminal_manners : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void Keeps_data_and_talk_apart()
    {
        var terminal = Open();
        terminal.DataLine("data");
        terminal.Say("talk");
        terminal.Warn("careful");
        _output.ToString().ShouldBe("data\n");
        _error.ToString().ShouldBe("talk\nwarning: careful\n");
    }

    [Fact]
    public void Writes_no_escape_sequence_unless_colours_are_on()
    {
        var error = CommandException.BadInput("what [x]", "why", "next\nand more", "P1000");
        Open().Show(error);
        _error.ToString().ShouldBe("error P1000: what [x]\n  why   why\n  next  next\n        and more\n");
        _error.GetStringBuilder().Clear();
        Open(colors: true).Show(error);
        _error.ToString().ShouldContain("\e[");
    }

    [Fact]
    public void Does_not_break_long_lines()
    {
        var line = new string('x', 500) + " y";
        Open().Done(line);
        _error.ToString().ShouldBe(line + "\n");
        _error.GetStringBuilder().Clear();
        Open(colors: true).Done(line);
        _error.ToString().ShouldContain(line);
    }

    [Fact]
    public void Asks_nothing_when_nobody_is_there()
    {
        var person = new ReportPrinter(Open(), isJson: false);
        Should.Throw<CommandException>(
            () => Consent.Require(person, "Really?", () => CommandException.Declined("no"))).ExitCode.ShouldBe(3);
        Should.Throw<CommandException>(
            () => Consent.Text(person, "Name?", () => CommandException.BadInput("none"))).ExitCode.ShouldBe(2);
        var refused = Should.Throw<CommandException>(() => Consent.ByName(person, "All is lost.", "my app", null));
        (refused.ExitCode, refused.Next).ShouldBe((3, "If that is what you want, add --confirm \"my app\"."));
        _error.ToString().ShouldBe("");
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("YES\n", true)]
    [InlineData("\n", false)]
    [InlineData("yep\n", false)]
    [InlineData("", false)]
    public void Takes_only_a_clear_yes_for_a_yes(string typed, bool expected)
    {
        var person = new ReportPrinter(Open(typed), isJson: false);
        if (expected) Should.NotThrow(() => Consent.Require(person, "Really?", No));
        else Should.Throw<CommandException>(() => Consent.Require(person, "Really?", No)).ExitCode.ShouldBe(3);

        static CommandException No() => CommandException.Declined("no");
    }

    [Theory]
    [InlineData("app\n", null, true)]
    [InlineData("App\n", null, false)]
    [InlineData("\n", null, false)]
    [InlineData("", null, false)]
    [InlineData("app\n", "other", false)]
    [InlineData("", "app", true)]
    public void Lets_a_destructive_step_pass_only_for_the_exact_name(string typed, string? given, bool passes)
    {
        var person = new ReportPrinter(Open(typed), isJson: false);
        if (passes) Should.NotThrow(() => Consent.ByName(person, "All is lost.", "app", given));
        else Should.Throw<CommandException>(
            () => Consent.ByName(person, "All is lost.", "app", given)).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Says_what_it_waits_for_after_a_second_and_not_before()
    {
        var terminal = Open();
        (await terminal.Progress("Quick", _ => Task.FromResult(1))).ShouldBe(1);
        _error.ToString().ShouldBe("");
        var release = new TaskCompletionSource<int>();
        var waiting = terminal.Progress("Slow", _ => release.Task);
        var began = Stopwatch.GetTimestamp();
        while (_error.GetStringBuilder().Length == 0 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        release.SetResult(2);
        (await waiting).ShouldBe(2);
        _error.ToString().ShouldBe("Slow ...\n");
    }

    [Theory]
    [InlineData("Host=h;Password=p w;Database=d", "p w")]
    [InlineData("failed: postgresql://u:s3cr@t@h/d", "s3cr")]
    [InlineData("pwd='top secret';x=1", "top secret")]
    public void Hides_passwords_in_texts_from_elsewhere(string text, string secret)
        => Secrets.Hide(text).ShouldNotContain(secret);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void The_severity_of_a_finding_has_a_colour_at_a_terminal_and_nowhere_else()
    {
        const string finding = "a.prisma(3,1): error RFR1016: There is no type `error`.\n  3 | error RFR1001";
        var terminal = Open(colors: true);
        terminal.Finding(finding);
        terminal.Finding("  warning RFR3110: gone");
        terminal.Finding("nothing of that kind");
        var plain = _error.ToString();
        plain.ShouldContain("\e[91merror RFR1016\e[0m: There is no type `error`.\n  3 | error RFR1001\n");
        plain.ShouldContain("\e[93mwarning RFR3110\e[0m: gone\n");
        _error.GetStringBuilder().Clear();
        Open().Finding(finding);
        _error.ToString().ShouldBe(finding + "\n");
    }

    private Terminal Open(string? typed = null, bool colors = false)
        => new(new TerminalOptions(_output, _error, new StringReader(typed ?? "")) { CanAsk = typed is not null,
            UseColors = colors });
}
