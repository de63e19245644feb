using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.DataRecords;

public sealed class What_data_records_become
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private const string Forms = """
        [Data<User>] public partial record Whole(string Email, string? Name, int? Age);
        [Data<User>] public partial record Patch(string? Email, string? Name);
        [Data<Post>] public partial class Article
        {
            public required string Title { get; set; }
            public int AuthorId { get; set; }
            public bool? Published { get; set; }
            public string Slug => Title;
            public static int Made { get; set; }
            public partial class Nested
            {
                [Data<Post>] public partial record struct Counter(int Views);
            }
        }

        public static class Sample
        {
            public static async Task Run(AppDb db, Whole whole, Patch patch, Article article, Article.Nested.Counter c)
            {
                await db.User.Create(whole);
                await db.User.CreateMany([whole, whole]);
                await db.User.Update(1, whole);
                await db.User.Update(1, patch);
                await db.Post.Create(article);
                await db.Post.Update(1, article);
                await db.Post.UpdateMany([(1, c), (2, c)]);
                await db.User.Upsert(1, whole, patch);
            }
        }
        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "[Data<User>] public partial record Form(string Nickname);", "RFR2035", "Nickname" },
        { "[Data<User>] public partial record Form(string Email, Post Posts);", "RFR2035", "Posts" },
        { "[Data<Usr>] public partial record Form(string Email);", "RFR2035", "Form" },
        { "[Data<User>] public partial record Form<T>(string Email);", "RFR2035", "Form" },
        { "[Data<User>] public record Form(string Email);", "CS0260", "Form" },
        { "[Data<User>] public partial record Form(long Email);", "CS0029", "Email" },
        { "[Data<User>] public partial record Form(int? Email);", "CS0029", "Email" },
        { "[Data<User>] public partial record Form(string? Email); public static class S { public static object "
            + "Run(AppDb db, Form form) => db.User.Create(form); }", "CS1503", "form" },
    };

    [Fact]
    public async Task They_convert_to_what_creates_and_updates_take()
    {
        (await Compiler.Diagnose(Schemas.Blog, Forms, Ct)).ShouldBeEmpty();
        Compiler.Driver(Schemas.Blog)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("App", Forms), out var compilation, out _, Ct);
        var text = string.Concat(compilation.SyntaxTrees
            .Where(tree => Path.GetFileName(tree.FilePath).StartsWith("Data.", StringComparison.Ordinal)));
        text.ShouldContain("implicit operator global::UserCreate(global::Whole form)");
        text.ShouldNotContain("implicit operator global::UserCreate(global::Patch form)");
        text.ShouldContain("Email = _F.SkippableExtensions.OrSkip(form.Email)");
        text.ShouldContain("Name = form.Name");
    }

    [Fact]
    public void They_know_the_client_of_another_project()
    {
        Compiler.Driver(Schemas.Blog)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("Data", ""), out var data, out _, Ct);
        using var stream = new MemoryStream();
        data.Emit(stream, cancellationToken: Ct).Success.ShouldBeTrue();
        var app = Compiler.Compilation("App", Forms)
            .AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(app, out var result, out var diagnostics, Ct);
        diagnostics.ShouldBeEmpty();
        result.GetDiagnostics(Ct).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ShouldBeEmpty();
        string.Concat(result.SyntaxTrees)
            .ShouldNotContain("implicit operator global::UserCreate(global::Patch form)");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_does_not_fit_is_said_at_its_place(string code, string id, string place)
    {
        var found = await Compiler.Diagnose(Schemas.Blog, code, Ct);
        var diagnostic = found.FirstOrDefault(other => other.Id == id).ShouldNotBeNull(string.Join("\n", found));
        var span = diagnostic.Location.GetMappedLineSpan();
        span.Path.ShouldBe("/app/Code0.cs");
        var text = Compiler.Compilation("App", code).SyntaxTrees.Single().GetText(Ct);
        text.ToString()[text.Lines.GetPosition(span.StartLinePosition)..].ShouldStartWith(place);
    }
}
