using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Selects;

/// <summary>What the generator finds out of a function, as the shape that it writes.</summary>
public sealed class What_functions_use
{
    private const string AllColumns = "[\"Id\", \"Title\", \"Published\", \"Views\", \"Tags\", \"AuthorId\"]";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Functions => new()
    {
        { "p => p.Id", "false, [\"Id\"]" },
        { "p => new { p.Views, p.Id, Twice = p.Id }", "false, [\"Id\", \"Views\"]" },
        { "p => p.Published ? p.Title : p.Tags.Count.ToString()", "false, [\"Title\", \"Published\", \"Tags\"]" },
        { "(PostSelect p) => { var v = p.Views; return v + 1; }", "false, [\"Views\"]" },
        { "static p => p?.Title", "false, [\"Title\"]" },
        { "p => ((p))!.Title", "false, [\"Title\"]" },
        { "_ => 1", "false, []" },
        { "p => nameof(p.Title)", "false, [\"Title\"]" },
        { "p => new { P = new { p = 1, q = p.Id } }", "false, [\"Id\"]" },
        { "p => new[] { 1 }.Select(p => p + 1).Sum()", "false, []" },
        // The row goes elsewhere, or may be used later.
        { "p => p", $"true, {AllColumns}" },
        { "p => p.ToString()", $"true, {AllColumns}" },
        { "p => p is { Views: > 3 }", $"true, {AllColumns}" },
        { "p => { var q = p; return q.Id; }", $"true, {AllColumns}" },
        { "p => (Func<int>)(() => p.Id)", "true, [\"Id\"]" },
        { "p => p.Tags.Select(t => t + p.Title)", "true, [\"Title\", \"Tags\"]" },
        { "p => from t in p.Tags select t + p.Title", "true, [\"Title\", \"Tags\"]" },
        { "async p => { await Task.Yield(); return p.Id; }", "true, [\"Id\"]" },
        // Relations.
        { "p => p.Author.Email", "false, [], _R.ShapePart.One(\"Author\", new _R.Shape<global::UserSelect>(false, "
            + "[\"Email\"]))" },
        { "p => new { p.Author.Email, p.Author.Id }", "false, [], _R.ShapePart.One(\"Author\", new "
            + "_R.Shape<global::UserSelect>(false, [\"Id\", \"Email\"]))" },
        { "p => p.Author == null || null != p.Author || p.Author is not null", "false, [], "
            + "_R.ShapePart.One(\"Author\", new _R.Shape<global::UserSelect>(false, []))" },
        { "p => p.Author?.Name?.Length", "false, [], _R.ShapePart.One(\"Author\", new "
            + "_R.Shape<global::UserSelect>(false, [\"Name\"]))" },
        {
            "p => p.Author.Posts.Where(q => q.Published && q.Views > 3).OrderBy(q => q.Id.Desc).Take(2).Select(q => "
                + "q.Title)",
            "false, [], _R.ShapePart.One(\"Author\", new _R.Shape<global::UserSelect>(false, [], "
                + "_R.ShapePart.Many(\"Posts\", "
            + "new _R.Shape<global::PostSelect>(false, [\"Title\"]), static () => new "
            + "_R.RelatedRows<global::PostSelect, "
            + "global::Post, global::PostFields>().Where(q => q.Published && q.Views > 3).OrderBy(q => "
            + "q.Id.Desc).Take(2))))"
        },
        {
            "p => p.Author.Posts.Where(q => q.Views > least).Skip(1).ToList()",
            "false, [], _R.ShapePart.One(\"Author\", new _R.Shape<global::UserSelect>(false, [], "
            + "_R.ShapePart.Records(\"Posts\").Deferred()))"
        },
        {
            "p => p.Author.Posts.Count() + p.Author.Posts.Count(q => q.Author.Role == Role.Admin)",
            "false, [], _R.ShapePart.One(\"Author\", new _R.Shape<global::UserSelect>(false, [], "
                + "_R.ShapePart.Count(\"Posts\"), "
            + "_R.ShapePart.Count(\"Posts\", static () => new _R.RelatedRows<global::PostSelect, global::Post, "
            + "global::PostFields>().Where(q => q.Author.Role == global::Role.Admin))))"
        },
    };

    public static TheoryData<string> Queries =>
    [
        "db.Post.Select(p => p.Id).FindMany()", "db.Post.Query.Select(p => p.Id).FindMany()",
        "db.Post.Where(p => p.Views > 1).OrderBy(p => p.Id.Asc).Take(3).Skip(1).Select(p => p.Id).FindMany()",
        "((db).Post)!.Select(p => p.Id).FindMany()",
        "Make().Post.Select(p => p.Id).FindMany()", "Popular(db).Select(p => p.Id).FindMany()",
        "db.Transaction(tx => tx.Post.Where(p => p.Views > 1).Select(p => p.Id).FindMany())",
        "kept.Select(p => p.Id).FindMany()", "this.kept.Select(p => p.Id).FindMany()",
        "Property.Select(p => p.Id).FindMany()", "elsewhere.Select(p => p.Id).FindMany()",
        "given.Select(p => p.Id).FindMany()",
        "db.Post\n    // a comment\n    .Select(p => p.Id)\n    .FindMany()",
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Are_the_columns_and_relations_that_it_names(string function, string shape)
    {
        var (text, diagnostics) = await Run($"var rows = await db.Post.Select({function}).FindMany();");
        diagnostics.ShouldBeEmpty();
        text.ShouldContain($"new _R.Shape<global::PostSelect>({shape});");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Are_found_wherever_a_query_comes_from(string query)
    {
        var (text, diagnostics) = await Run(query.StartsWith("db.Transaction", StringComparison.Ordinal)
            ? $"await {query};" : $"var rows = await {query};");
        diagnostics.ShouldBeEmpty();
        text.ShouldContain("new _R.Shape<global::PostSelect>(false, [\"Id\"]);");
    }

    [Fact]
    public async Task Are_not_looked_for_in_what_other_types_select()
    {
        var (text, diagnostics) = await Run("""
            var other = new { Post = new[] { "a" } };
            var lengths = other.Post.Select(p => p.Length).ToList();
            var list = new List<string> { "b" };
            var more = list.Where(p => p != "").Select(p => p.Length).ToArray();
            Func<List<string>, int[]> hiding = kept => kept.Select(p => p.Length).ToArray();
            foreach (var elsewhere in new[] { list }) Console.WriteLine(elsewhere.Select(p => p.Length).Count());
            hiding(list);
            """);
        diagnostics.ShouldBeEmpty();
        text.ShouldBe("");
    }

    [Fact]
    public void Are_found_with_the_client_of_another_project()
    {
        Compiler.Driver(Schemas.Blog)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("Data", ""), out var data, out _, Ct);
        using var stream = new MemoryStream();
        data.Emit(stream, cancellationToken: Ct).Success.ShouldBeTrue();
        var app = Compiler.Compilation("App", """
            public static class Sample
            {
                public static Task Run(AppDb db) => db.User.Where(u => u.Age > 3)
                    .Select(u => new { u.Email, Titles = u.Posts.Where(p => p.Published).Select(p => p.Title) })
                    .FindMany();
                public static Task Cards(AppDb db) => db.Post.Select<Card>().FindMany();
            }

            [Select<Post>] public partial record Card(int Id, Writer Author);
            [Select<User>] public partial record Writer(string Email, int PostsCount);
            """).AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(app, out var result, out var diagnostics, Ct);
        diagnostics.ShouldBeEmpty();
        result.GetDiagnostics(Ct).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ShouldBeEmpty();
        string.Concat(result.SyntaxTrees).ShouldContain(
            "new _R.Shape<global::UserSelect>(false, [\"Email\"], _R.ShapePart.Many(\"Posts\"");
    }

    private static async Task<(string Text, IEnumerable<string> Diagnostics)> Run(string statements)
    {
        var code = $$"""
            public partial class Sample { private readonly PostQuery elsewhere = null!; }
            public partial class Sample(AppDb db)
            {
                private readonly PostQuery kept = db.Post.Query;
                private PostActions Property => db.Post;
                private static AppDb Make() => AppDb.Connect();
                private static PostQuery Popular(AppDb db) => db.Post.Where(p => p.Views > 100);
                public async Task Run(PostQuery given, int least)
                {
                    await Task.CompletedTask;
                    {{statements}}
                }
                public object?[] All => [kept, elsewhere, Property, Make(), Popular(db)];
            }
            """;
        var found = await Compiler.Diagnose(Schemas.Blog, code, Ct);
        Compiler.Driver(Schemas.Blog)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("App", code), out var compilation, out _, Ct);
        var text = string.Concat(compilation.SyntaxTrees
            .Where(tree => Path.GetFileName(tree.FilePath).StartsWith("Selects.", StringComparison.Ordinal)));
        return (text, found.Select(diagnostic => diagnostic.ToString()));
    }
}
