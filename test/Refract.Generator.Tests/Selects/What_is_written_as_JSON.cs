using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refract.Generator.Tests.Selects;

/// <summary>Rows of a Select that a serializer would write without their values, or cannot write at all.</summary>
public sealed class What_is_written_as_JSON
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => (u.Id, u.Email)).FindMany());")]
    [InlineData("app.MapGet(\"/\", async (AppDb db) => await db.User.Select(u => (u.Id, u.Email)).FindFirst());")]
    [InlineData("app.MapPost(\"/\", (AppDb db) => { return db.User.Where(u => u.Id > 1).Select(u => (u.Id, u.Email))"
        + ".FindMany(); });")]
    [InlineData("app.MapGet(\"/\", async (AppDb db) => Results.Ok(await db.User.Select(u => (u.Id, u.Email))"
        + ".FindMany().ConfigureAwait(false)));")]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => new { u.Id, P = (u.Id, u.Email) }).FindMany());")]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => new { P = u.Posts.Select(p => (p.Id, p.Title)) })"
        + ".FindMany());")]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => { return u.Id > 1 ? (u.Id, 1) : (u.Id, 2); })"
        + ".FindMany());")]
    [InlineData("JsonSerializer.Serialize(await db0.User.Select(u => (u.Id, u.Email)).FindMany());")]
    public void A_tuple_is_a_warning(string statement) => Ids(statement, isAheadOfTime: false).ShouldBe(["RFR2036"]);

    [Theory]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => new { u.Id, Sum = Add((u.Id, 1)) }).FindMany());")]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select(u => u.Id).FindMany());")]
    [InlineData("app.MapGet(\"/\", async (AppDb db) => (await db.User.Select(u => (u.Id, u.Email)).FindMany())"
        + ".ToDictionary(pair => pair.Id));")]
    [InlineData("app.MapGet(\"/\", async (AppDb db) => { var all = await db.User.Select(u => (u.Id, u.Email))"
        + ".FindMany(); return all.Count; });")]
    [InlineData("Task<IReadOnlyList<(int, string)>> Own() => db0.User.Select(u => (u.Id, u.Email)).FindMany();")]
    [InlineData("Use(await db0.User.Select(u => (u.Id, u.Email)).FindMany());")]
    [InlineData("app.MapGet(\"/\", (AppDb db) => db.User.Select<Card>().FindMany());")]
    public void Anything_else_is_not(string statement)
    {
        Ids(statement, isAheadOfTime: false).ShouldBeEmpty();
        Ids(statement, isAheadOfTime: true).Except(["RFR2037"]).ShouldBeEmpty();
    }

    [Fact]
    public void An_action_of_a_controller_returns_JSON() => Ids("", false, """
        public sealed class HttpGetAttribute : Attribute;
        public sealed class Users(AppDb db)
        {
            [HttpGet] public Task<IReadOnlyList<(int, string)>> All() => db.User.Select(u => (u.Id, u.Email)).FindMany();
            public Task<IReadOnlyList<(int, string)>> Own() => db.User.Select(u => (u.Id, u.Email)).FindMany();
        }
        """).ShouldBe(["RFR2036"]);

    [Fact]
    public void An_anonymous_object_is_an_error_where_endpoints_are_generated()
    {
        const string endpoint = "app.MapGet(\"/\", (AppDb db) => db.User.Select(u => new { u.Id }).FindMany());";
        Ids(endpoint, isAheadOfTime: true).ShouldBe(["RFR2037"]);
        Ids(endpoint, isAheadOfTime: false).ShouldBeEmpty();
        Ids("Use(await db0.User.Select(u => new { u.Id }).FindMany());", isAheadOfTime: true).ShouldBeEmpty();
        // Other libraries have a Map of a function alone.
        Ids("Result.Map((AppDb db) => db.User.Select(u => new { u.Id }).FindMany());", isAheadOfTime: true)
            .ShouldBeEmpty();
    }

    private static List<string> Ids(string statement, bool isAheadOfTime, string types = "")
    {
        var code = $$"""
            using System.Text.Json;
            public sealed class Application { public void MapGet(string path, Delegate handler) { }
                public void MapPost(string path, Delegate handler) { } }
            public static class Result { public static void Map(Delegate function) { } }
            public static class Results { public static object Ok(object value) => value; }
            [Select<User>] public partial record Card(int Id);
            public static class Sample
            {
                public static async Task Run(AppDb db0, Application app)
                {
                    {{statement}}
                }
                private static void Use(object value) { }
                private static int Add((int, int) both) => both.Item1 + both.Item2;
            }
            {{types}}
            """;
        Compiler.DriverWith(Schemas.Blog).WithUpdatedAnalyzerConfigOptions(new Settings(isAheadOfTime))
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("App", code), out var compilation,
                out var found, Ct);
        compilation.GetDiagnostics(Ct).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        return [.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.Id)];
    }

    private sealed class Settings(bool isAheadOfTime) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isAheadOfTime);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(bool isAheadOfTime) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.EnableRequestDelegateGenerator" ? isAheadOfTime ? "true" : "" : null;
            return value is not null;
        }
    }
}
