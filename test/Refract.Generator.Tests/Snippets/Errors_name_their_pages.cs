using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>The text of a build error ends with the command that explains it.</summary>
public sealed class Errors_name_their_pages
{
    [Fact]
    public void Every_error_of_generator_and_analyzers_ends_with_its_own_command()
    {
        var rules = typeof(RefractGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!).ToArray();
        rules.Count(rule => rule.DefaultSeverity == DiagnosticSeverity.Error).ShouldBeGreaterThan(15);
        foreach (var rule in rules)
            rule.MessageFormat.ToString(null).EndsWith($" (refract explain {rule.Id})", StringComparison.Ordinal)
                .ShouldBe(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.Id);
    }

    [Fact]
    public async Task Every_error_of_a_schema_does()
    {
        var found = await Compiler.Diagnose("model A {\n  id Int @id\n  b Pots[]\n}\n", "",
            TestContext.Current.CancellationToken);
        var error = found.Single(diagnostic => diagnostic.Id.StartsWith("RFR1", StringComparison.Ordinal)
            && diagnostic.Severity == DiagnosticSeverity.Error);
        error.GetMessage(null).ShouldEndWith($" (refract explain {error.Id})");
    }
}
