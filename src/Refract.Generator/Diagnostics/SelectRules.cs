using Microsoft.CodeAnalysis;

namespace Refract.Generator.Diagnostics;

/// <summary>What can be wrong with a shape, and with a record of data.</summary>
internal static class SelectRules
{
    private const string Category = "Refract.Usage";

    public static readonly DiagnosticDescriptor NotAnalysed = new(
        "RFR2030", "The function of Select cannot be analysed",
        "The columns that this {0} uses are not known at build time: write its function as a lambda in the call, on a "
            + "query that begins at the client or at a variable set from it in the same method, or declare a record "
            + "with [Select<T>]"
            + RulePages.Of("RFR2030"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OpenEnd = new(
        "RFR2031", "Related rows in a Select have no end",
        "Say what is read of {0}.{1}: end it with Select(x => …), ToList() or Count() in the function itself"
            + RulePages.Of("RFR2031"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RowInCondition = new(
        "RFR2032", "The condition of a relation in a Select uses the row",
        "The rows of {0} are found for all rows at once, so '{1}', which differs from row to row, cannot be used here: "
            + "compare with a field of the database instead"
            + RulePages.Of("RFR2032"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoRawRow = new(
        "RFR2040", "A row of raw SQL cannot become this type",
        "{0}"
            + RulePages.Of("RFR2040"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoShape = new(
        "RFR2033", "A record with [Select] does not fit its model",
        "{0}"
            + RulePages.Of("RFR2033"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoData = new(
        "RFR2035", "A record with [Data] does not fit its model",
        "{0}"
            + RulePages.Of("RFR2035"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TupleAsJson = new(
        "RFR2036", "A tuple of a Select is written as JSON",
        "JSON has nothing of this tuple: its values are fields, which serializers pass over. Make an anonymous object "
            + "or a record with [Select<T>].",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor AnonymousAheadOfTime = new(
        "RFR2037", "An endpoint that is compiled ahead of time returns an anonymous object",
        "ASP.NET cannot generate this endpoint, because an anonymous type has no name: return a record with "
            + "[Select<T>], and name it in a JsonSerializerContext"
            + RulePages.Of("RFR2037"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RowIsWritten = new(
        "RFR2034", "A row of a Select is written",
        "'{0}' holds what was read; a function of Select cannot change it. Write '==' if it is to be compared."
            + RulePages.Of("RFR2034"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
