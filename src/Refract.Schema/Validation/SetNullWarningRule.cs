using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// PostgreSQL takes a <c>SET NULL</c> on a required key, and fails when it comes to it: a warning, as in the real
/// language.
/// </summary>
internal static class SetNullWarningRule
{
    internal static readonly SchemaRule Rule = new("RFR1421", "SetNull that will fail", DiagnosticSeverity.Warning);

    internal static void Check(ValidationContext context)
    {
        if (!context.Traits.AllowsSetNullOnRequired || context.EmulatesRelations) return;
        foreach (var (field, argument, column) in SetNullRule.Find(context))
            context.Report(Rule, field, SetNullRule.Message(argument, column));
    }
}
