using Microsoft.CodeAnalysis;

namespace Refract.Generator.Diagnostics;

/// <summary>What can be wrong with the use of a client. Each rule has a page in docs/rules.</summary>
internal static class UsageRules
{
    private const string Category = "Refract.Usage";

    public static readonly DiagnosticDescriptor PredicateAsCondition = new(
        "RFR2010", "A query's condition is used as a C# condition",
        "This condition is part of a query and has no value here: it runs in the database. Give it to Where, "
            + "or compare a value that was read."
            + RulePages.Of("RFR2010"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor EmptyInitializer = new(
        "RFR2011", "An empty initialiser says nothing",
        "'{0} = {{ }}' sets nothing, so the query is the same without it. Write '{0} = new()' if you mean it "
            + "to be there, or give what belongs into the braces."
            + RulePages.Of("RFR2011"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RelationMissing = new(
        "RFR2012", "A required relation is not given", "{0} needs {1}: set {2}"
            + RulePages.Of("RFR2012"), Category, DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RelationTwice = new(
        "RFR2013", "A relation is given twice", "{0}.{1} is given twice: keep one of {2}"
            + RulePages.Of("RFR2013"), Category,
        DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RelationSupplied = new(
        "RFR2014", "The enclosing write supplies the relation",
        "{0}.{1} must not be set here: the enclosing write supplies {2}"
            + RulePages.Of("RFR2014"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NestedInBulk = new(
        "RFR2015", "A bulk write has no nested writes",
        "{0} writes one table with one statement, so it cannot write {1} along: set the foreign key's "
            + "columns, or write the rows one by one"
            + RulePages.Of("RFR2015"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnspecifiedDateTime = new(
        "RFR2016", "A DateTime of unspecified kind is read as UTC",
        "This DateTime has no kind and is read as UTC: say DateTimeKind.Utc or Local, or use DateTimeOffset", Category,
        DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FieldAsValue = new(
        "RFR2017", "A field of a query is used as a value",
        "'{0}' has no value here: the query runs in the database. Compare it with == or !=, test for null "
            + "with == null, and combine conditions with &&, || and !."
            + RulePages.Of("RFR2017"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NullForRequired = new(
        "RFR2018", "A value that may be null is given where null has no meaning",
        "{0} is never null, but '{1}' may be: test it for null before, or leave it out with OrSkip() where "
            + "the place may be empty"
            + RulePages.Of("RFR2018"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HoleInQuotes = new(
        "RFR2041", "A hole of the SQL stands inside quotes",
        "{0} stands inside {1}, where it is text and no value: put the hole outside, with the whole text as its value"
            + RulePages.Of("RFR2041"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DroppedStep = new(
        "RFR2050", "The result of a query step is not used",
        "{0} returns {1} that is not used, so this statement does nothing: {2}", Category, DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnloadedRelation = new(
        "RFR2051", "A relation is read that the query did not include",
        "'{0}' is not loaded by this {1}, so reading it throws: {2}", Category,
        DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor QueryInLoop = new(
        "RFR2052", "A query runs once for each row of another",
        "{0} runs once for each item of {1}: {2}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnboundedRead = new(
        "RFR2053", "A query reads all rows of a table",
        "This FindMany reads all rows, however many there are: give it a condition (where) or a limit (take)",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: false);

    /// <summary>The runtime has members with this rule too, which do not compile.</summary>
    public static readonly DiagnosticDescriptor RightSpelling = new(
        "RFR2054", "A name of another library", "Write {0}"
            + RulePages.Of("RFR2054"), Category,
        DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor PartElsewhere = new(
        "RFR2070", "A part of a type whose other parts are in another assembly",
        "{0} is a type of the client in {1}, so this declares another {0}: write its members in an extension block, "
            + "or compile this file with the client (RefractClientCompile)"
            + RulePages.Of("RFR2070"),
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoSchema = new(
        "RFR2073", "A project with the package of a database has no schema",
        "The project references {0}, but has no schema and no client: looked in {1} for prisma/schema.prisma, "
            + "prisma/schema/**/*.prisma and schema.prisma, and for .prisma files among AdditionalFiles. "
            + "Run refract init for a schema, or name yours in the project file: "
            + "<AdditionalFiles Include=\"data/schema.prisma\" />.",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
