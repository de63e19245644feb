using Microsoft.CodeAnalysis;

namespace Documentation.Tests;

public sealed class Samples_of_the_guide
{
    public static TheoryData<string> PagesWithSamples => [.. Repository.Pages
        .Where(page => page is "README.md" || page.StartsWith("docs/guide/", StringComparison.Ordinal))
        .Where(page => Sample.On(page).Count > 0)];

    [Theory]
    [MemberData(nameof(PagesWithSamples))]
    public async Task Compile_without_errors_and_warnings(string page)
    {
        var samples = Sample.On(page);
        var found = await SampleCompiler.Diagnose(Sample.SchemaOf(page), samples,
            TestContext.Current.CancellationToken);
        var promised = samples.SelectMany(sample => sample.Errors.Select(id => (Sample: sample, Id: id))).ToList();
        promised.Where(error => !found.Any(diagnostic => Is(error.Sample, error.Id, diagnostic)))
            .Select(error => $"{error.Sample} has no {error.Id}, which the page promises").ShouldBeEmpty();
        found.Where(diagnostic => !promised.Exists(error => Is(error.Sample, error.Id, diagnostic)))
            .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Would_be_found_if_they_were_wrong()
    {
        const string schema = "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel User {\n  id Int @id\n}\n";
        var sample = new Sample("page.md", 7, "\nawait db.User.FindMany(new() { Nmae = 1 });\n", "", []);
        var error = (await SampleCompiler.Diagnose(schema, [sample],
            TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        Is(sample, "CS0117", error).ShouldBeTrue();
        LineOf(error).ShouldBe(8);
    }

    [Fact]
    public void Are_taken_apart_as_written()
    {
        var sample = new Sample("page.md", 10,
            "using Refract;\n\nvar a = 1;\n\n[Controller<User>]\npublic sealed class C;\n", "", []);
        sample.Usings.ShouldBe(["using Refract;"]);
        sample.Statements.ShouldBe(2..4);
        sample.Types.ShouldBe(4..7);
        sample.Has(10).ShouldBeTrue();
        sample.Has(9).ShouldBeFalse();
    }

    private static bool Is(Sample sample, string id, Diagnostic diagnostic) =>
        diagnostic.Id == id && diagnostic.Location.GetMappedLineSpan().Path == sample.Page
            && sample.Has(LineOf(diagnostic));

    private static int LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1;
}
