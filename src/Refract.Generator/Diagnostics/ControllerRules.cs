using Microsoft.CodeAnalysis;

namespace Refract.Generator.Diagnostics;

/// <summary>What can be wrong with a controller.</summary>
internal static class ControllerRules
{
    public static readonly DiagnosticDescriptor UnknownModel = new(
        "RFR2020", "The controller's model is not in the schema",
        "There is no model {0} in the client {1}: mark the controller with one of its records"
            + RulePages.Of("RFR2020"),
        "Refract.Controllers", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SameName = new(
        "RFR2021", "Two controllers have the same name",
        "{0} and {1} would both be DatabaseController.{2}: rename one of them"
            + RulePages.Of("RFR2021"),
        "Refract.Controllers", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotUsable = new(
        "RFR2022", "The controller cannot be made",
        "{0} cannot be held by DatabaseController: a controller is a class outside of other classes, neither "
        + "abstract nor generic nor of one file, "
        + "with a public or internal constructor, and is not called DbController"
            + RulePages.Of("RFR2022"), "Refract.Controllers",
        DiagnosticSeverity.Error, isEnabledByDefault: true);
}
