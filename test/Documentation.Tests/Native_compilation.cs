using System.Runtime.InteropServices;
using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// The sample that is compiled ahead of time: published without a warning, and run on both databases.
/// </summary>
public sealed class Native_compilation(Packages packages) : IDisposable
{
    private const string Found = """
        Ada has 2 notes
        document: dark 14
        JSON: {"id":1,"email":"ada@example.com","name":"Ada","settings":{"theme":"dark","fontSize":14}} True
        shapes: Ada: Engines, Looms
        batch: 2 of 2
        raw SQL: Engines 4
        SQL file: Ada 2
        transaction: Looms {"stars":5} ''
        groups: 2
        stream: 6
        policies: 1 of 2; hooks: 2

        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_sample_is_compiled_without_warnings_and_runs_on_both_databases()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the linker of Visual Studio is not looked for");
        var (published, text) = await Run("dotnet", "publish", "samples/Native", "-c", "Release", "-r",
            RuntimeInformation.RuntimeIdentifier, "-o", _folder["out"], "--nologo", "-v", "quiet",
            $"-p:ArtifactsPath={await packages.Artifacts()}",
            // The native compiler itself finds what does not work natively, and the rest is as in the packages.
            "-p:RunAnalyzers=false");
        Assert.SkipWhen(text.Contains("error NU1101", StringComparison.Ordinal)
            && text.Contains("ILCompiler", StringComparison.Ordinal), "no package source has the native compiler");
        published.ShouldBe(0, text);
        text.ShouldNotContain("warning");
        await Runs("file:" + _folder["notes.db"], "sqlite");
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Runs(database.Url, "postgresql");
    }

    public void Dispose() => _folder.Dispose();

    private async Task Runs(string url, string provider)
    {
        await Push(url, provider);
        var (exitCode, text) = await Run(_folder["out/Native"], url);
        exitCode.ShouldBe(0, text);
        var lines = text.Replace("\"stars\": 5", "\"stars\":5", StringComparison.Ordinal);
        lines.ShouldStartWith("first row after ");
        lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..].ShouldBe(Found.ReplaceLineEndings("\n"));
    }

    private static async Task Push(string url, string provider)
    {
        var schema = Repository.Read("samples/Native/prisma/schema.prisma")
            .Replace("provider = \"sqlite\"", $"provider = \"{provider}\"", StringComparison.Ordinal);
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", schema)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider migrations = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        var pushed = await new MigrationEngine(new MigrationSettings
        {
            Provider = migrations, Url = parsed, Schema = result.Schema,
        }).Push(new PushOptions());
        pushed.IsDone.ShouldBeTrue();
    }

    private static Task<(int ExitCode, string Text)> Run(string program, params string[] arguments) =>
        Commands.Run(program, Repository.Root, _ => { }, arguments);
}
