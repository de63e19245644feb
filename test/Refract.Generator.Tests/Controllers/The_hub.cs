using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refract.Generator.Tests.Controllers;

public sealed class The_hub
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_every_controller_of_the_project()
    {
        var code = """
            namespace App;
            public sealed class Mail;
            [Controller<User>] public sealed class UserController(AppDb db, TimeProvider clock, Mail mail, PostController posts) : UserControllerBase(db) { public object[] All => [clock, mail, posts]; }
            [Controller<Post>] public sealed class PostController(AppDb db, Microsoft.Extensions.Logging.ILogger<PostController> log) : PostControllerBase(db, log);
            public static class Use { public static Task<User?> F(DatabaseController database) => database.User.FindUnique(1); }
            """;
        (await Compiler.Diagnose(Schemas.Blog, code, Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Controller<Usr>] public sealed class UserController(AppDb db) : UserControllerBase(db);", "RFR2020")]
    [InlineData("[Controller<User>] public sealed class User2(AppDb db) : UserControllerBase(db); "
        + "[Controller<User>] public sealed class User2Controller(AppDb db) : UserControllerBase(db);", "RFR2021")]
    [InlineData("[Controller<User>] public abstract class UserController(AppDb db) : UserControllerBase(db);",
        "RFR2022")]
    public async Task What_it_cannot_hold_is_an_error(string code, string id) =>
        (await Compiler.Diagnose(Schemas.Blog, code, Ct)).Select(diagnostic => diagnostic.Id).ShouldContain(id);

    [Fact]
    public void Is_made_for_the_client_of_a_referenced_project_too()
    {
        Compiler.Driver(Schemas.Levels)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("Data", ""), out var data, out _, Ct);
        using var stream = new MemoryStream();
        data.Emit(stream, cancellationToken: Ct).Success.ShouldBeTrue();
        var code = "using Game; [Controller<Levels>] public sealed class LevelsController(GameDb db) : "
            + "LevelsControllerBase(db);";
        var app = Compiler.Compilation("App", code).AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(app, out var result, out var diagnostics, Ct);
        diagnostics.ShouldBeEmpty();
        result.GetDiagnostics(Ct).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ShouldBeEmpty();
        ((CSharpCompilation)result).GetTypeByMetadataName("DatabaseController").ShouldNotBeNull();
        ((CSharpCompilation)result).SyntaxTrees.Count(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .ShouldBe(1);
    }
}
