using System.Text.Json;
using Refract.CommandLine;
using Refract.Testing;

namespace Refract.Cli.Tests.Reports;

/// <summary>Every command's report, as text and as JSON, in success and in failure.</summary>
public sealed class Reports_of_commands
{
    public static TheoryData<string> Names => [.. ReportCase.All.Select(each => each.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task As_text(string name)
    {
        var report = ReportCase.All.Single(each => each.Name == name);
        var run = await Run(report);
        Golden.Match(run.Transcript, $"../Golden/Reports/{name}.txt");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task As_json(string name)
    {
        var report = ReportCase.All.Single(each => each.Name == name);
        var run = await Run(report, "--json");
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        var error = root.TryGetProperty("error", out var block);
        (error ? block : root).GetProperty("exitCode").GetInt32().ShouldBe(report.ExitCode);
        if (error)
        {
            root.EnumerateObject().Select(property => property.Name).ShouldBe(["error", "report"]);
            block.EnumerateObject().Select(property => property.Name)
                .ShouldBe(["code", "what", "why", "next", "exitCode"]);
            run.Error.ShouldNotContain("error");
        }

        Golden.Match(run.Transcript, $"../Golden/Reports/{name}.json.txt");
        GuideSample.Match(name, run.Output);
    }

    [Fact]
    public void Cover_every_command_in_success_and_in_failure()
    {
        using var folder = new CliFolder();
        var paths = folder.CommandPaths().Where(path => path.Length > 0).ToArray();
        foreach (var path in paths.Where(path =>
            !paths.Any(other => other.StartsWith(path + " ", StringComparison.Ordinal))))
        {
            var cases = ReportCase.All
                .Where(each => (each.Arguments + " ").StartsWith(path + " ", StringComparison.Ordinal)).ToArray();
            // It prints help, and no report.
            if (path == "help") continue;
            if (path != "version") cases.ShouldContain(each => each.ExitCode == 0 || each.ExitCode == 4, path);
            cases.ShouldContain(each => each.ExitCode != 0 && each.ExitCode != 4, path);
        }
    }

    [Fact]
    public async Task Version_is_a_report_like_the_others()
    {
        using var folder = new CliFolder();
        using var document = JsonDocument.Parse((await folder.Run("version", "--json")).ShouldExit(0).Output);
        document.RootElement.GetProperty("databases").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["postgresql", "sqlite"]);
        foreach (var name in new[] { "version", "runtime", "platform" })
            document.RootElement.GetProperty(name).GetString().ShouldNotBeNullOrEmpty();
    }

    /// <summary>A kind of report that is in no list would fail only when a command returns it.</summary>
    [Fact]
    public void Each_kind_has_a_document()
    {
        foreach (var kind in typeof(Report).Assembly.GetTypes().Where(type =>
            type.IsSubclassOf(typeof(Report)) && !type.IsAbstract))
            typeof(ReportJson).GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType.Name == "JsonSerializableAttribute")
                .ShouldContain(attribute => Equals(attribute.ConstructorArguments[0].Value, kind), kind.Name);
    }

    [Fact]
    public async Task Questions_and_what_they_are_about_are_on_stderr_when_the_output_is_json()
    {
        using var folder = new CliFolder();
        var declined = ReportCase.All.Single(each => each.Name == "push-declined");
        await declined.Prepare(folder);
        var run = (await folder.RunAnswering("y\n", "db", "push", "--json")).ShouldExit(0);
        run.Error.ShouldContain("Database: ");
        run.Error.ShouldContain("warning: ");
        run.Error.ShouldContain("Change the database and lose this data? [y/N] ");
        using var document = JsonDocument.Parse(run.Output);
        document.RootElement.GetProperty("risks").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_operation_can_be_asked_for_its_report_by_another_one()
    {
        using var folder = new CliFolder();
        await ReportCase.All.Single(each => each.Name == "status-drift").Prepare(folder);
        var project = Project.Find(new ProjectRequest(folder.Path) { Variables = folder.Variables });
        ValidateOperation.Run(project).Ok.ShouldBeTrue();
        var status = await MigrateStatusOperation.Run(project, lookForDrift: true, NoInteraction.Instance,
            TestContext.Current.CancellationToken);
        status.Drift.ShouldNotBeNull().ShouldHaveSingleItem().Kind.ShouldBe("CreateTable");
        var refused = await Should.ThrowAsync<CommandException>(() => ResetOperation.Run(project,
            new ResetOperation.Request(), NoInteraction.Instance, TestContext.Current.CancellationToken));
        refused.ExitCode.ShouldBe(3);
        refused.Report.ShouldBeOfType<ResetReport>().IsComplete.ShouldBeFalse();
    }

    private static async Task<CommandRun> Run(ReportCase report, params string[] options)
    {
        using var folder = new CliFolder();
        await report.Prepare(folder);
        var run = (await folder.Run([.. report.Arguments.Split(' '), .. options])).ShouldExit(report.ExitCode);
        return SteadyText.Of(run);
    }
}
