namespace Refract.Generator.Tests.Golden;

public sealed class Generated_code
{
    [Theory]
    [InlineData("Blog", Schemas.Blog)]
    [InlineData("Levels", Schemas.Levels)]
    public void Looks_like_the_golden_file(string name, string schema)
    {
        var ct = TestContext.Current.CancellationToken;
        var result = Compiler.Driver(schema).RunGenerators(Compiler.Compilation("App", ""), ct).GetRunResult();
        result.Diagnostics.ShouldBeEmpty();
        var text = string.Concat(result.GeneratedTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
            .Select(tree => $"==== {Path.GetFileName(tree.FilePath)}\n{tree}"));
        text.ShouldNotContain("\r");
        global::Refract.Testing.Golden.Match(text, $"{name}.txt");
    }

    [Theory]
    [InlineData(Schemas.Blog)]
    [InlineData(Schemas.Levels)]
    public async Task Compiles_without_a_warning(string schema) =>
        (await Compiler.Diagnose(schema, "", TestContext.Current.CancellationToken)).ShouldBeEmpty();
}
