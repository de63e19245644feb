using System.Text.Json;
using Refract.Testing;

namespace Documentation.Tests;

/// <summary>Build and commands read the same schema of a project.</summary>
public sealed class Where_the_build_finds_a_schema : IDisposable
{
    private const string File = "prisma/schema.prisma";
    private const string InFolder = "prisma/schema/deep/user.prisma";
    private const string Beside = "schema.prisma";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(File, File, InFolder, Beside)]
    [InlineData(InFolder, InFolder, Beside)]
    [InlineData(Beside, Beside)]
    [InlineData(Beside, Beside, "prisma/schema/notes.txt")]
    [InlineData(File, File, Beside)]
    [InlineData(null, "prisma/schema/notes.txt")]
    public async Task The_first_place_with_a_schema_is_the_one(string? expected, params string[] files)
    {
        var props = Path.Combine(Repository.Root, "src/Refract.Client/build/Refract.Client.props");
        _folder.Write("App.csproj", $"<Project><Import Project=\"{props}\" /></Project>");
        foreach (var file in files) _folder.Write(file, "");
        var found = await Items();
        found.ShouldBe(expected is null ? [] : [expected]);
    }

    /// <summary>What the compiler is given, relative to the project.</summary>
    private async Task<List<string>> Items()
    {
        var (exitCode, text) = await Commands.Run("dotnet", _folder.Path, _ => { },
            "msbuild", "App.csproj", "-getItem:AdditionalFiles", "-nologo");
        exitCode.ShouldBe(0, text);
        using var output = JsonDocument.Parse(text);
        return [.. output.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => Path.GetRelativePath(_folder.Path, item.GetProperty("FullPath").GetString()!)
                .Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }
}
