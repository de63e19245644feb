using System.Diagnostics;

namespace Refract.Cli.Tests;

/// <summary>What only a process of its own can show: exit codes, and streams that are no terminal.</summary>
public sealed class The_program_itself
{
    [Theory]
    [InlineData("validate", 0)]
    [InlineData("vlidate", 2)]
    [InlineData("db push --force-reset", 3)]
    [InlineData("migrate status", 4)]
    public async Task Ends_with_the_commands_exit_code_and_writes_no_escape_sequence(string arguments, int exitCode)
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("migrations/20260101000000_a/migration.sql", "SELECT 1;");
        var run = await Start(folder, arguments);
        run.ShouldExit(exitCode);
        run.Transcript.ShouldNotContain("\e");
        run.Output.ShouldBe("");
        run.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Writes_data_to_stdout_alone()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite);
        var run = (await Start(folder, "validate --json")).ShouldExit(0);
        run.Output.ShouldStartWith("{\n  \"ok\": true");
        run.Error.ShouldBe("");
    }

    [Fact]
    public async Task Ends_at_the_first_interrupt_while_it_waits_for_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new CliFolder();
        using var process = Begin(folder, "db execute --stdin --url file:x.db");
        // Long enough for the program to arrive at its input; too early an interrupt would end it all the same.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill",
            ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(130);
    }

    private static async Task<CommandRun> Start(CliFolder folder, string arguments)
    {
        using var process = Begin(folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, await output, await error);
    }

    private static Process Begin(CliFolder folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(RefractProgram).Assembly.Location);
        foreach (var argument in arguments.Split(' ')) start.ArgumentList.Add(argument);
        start.Environment.Remove("DATABASE_URL");
        return Process.Start(start)!;
    }
}
