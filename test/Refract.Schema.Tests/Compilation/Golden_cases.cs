using System.Text;
using Refract.Schema.Text;

namespace Refract.Schema.Tests.Compilation;

/// <summary>
/// Each <c>cases/NAME.prisma</c> is compiled, and its diagnostics must be those of <c>NAME.expected</c>.
/// </summary>
public sealed class Golden_cases
{
    private static readonly string Folder = Path.Combine(Repository.Root, "test", "Refract.Schema.Tests", "cases");

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder, "*.prisma").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnostics_are_as_expected(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".prisma"));
        var actual = new StringBuilder();
        foreach (var diagnostic in SchemaCompiler.Compile([new SourceFile(name + ".prisma", text)]).Diagnostics)
            actual.Append(diagnostic).Append('\n');
        var expectedPath = Path.Combine(Folder, name + ".expected");
        if (Environment.GetEnvironmentVariable("REFRACT_UPDATE_GOLDEN") == "1")
            File.WriteAllText(expectedPath, actual.ToString());
        File.Exists(expectedPath)
            .ShouldBeTrue(
                $"{expectedPath} is missing: run the tests with REFRACT_UPDATE_GOLDEN=1 and look at what it writes.");
        actual.ToString().ShouldBe(File.ReadAllText(expectedPath));
    }
}
