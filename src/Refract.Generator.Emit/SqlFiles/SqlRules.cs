namespace Refract.Generator.SqlFiles;

/// <summary>The codes of what can be wrong with an SQL file; each has a page in <c>docs/rules</c>.</summary>
public static class SqlRules
{
    /// <summary>The name of the file cannot be that of a method.</summary>
    public const string Name = "RFR2060";

    /// <summary>The record is missing, out of date or not readable.</summary>
    public const string Record = "RFR2061";

    /// <summary>A line with an annotation is wrong, or does not fit the statement.</summary>
    public const string Annotation = "RFR2062";

    /// <summary>The file is not one statement that reads or changes rows.</summary>
    public const string Statement = "RFR2063";

    /// <summary>A column has no name, or one that another has, or no type.</summary>
    public const string Column = "RFR2064";

    /// <summary>A parameter has no type.</summary>
    public const string Parameter = "RFR2065";

    /// <summary>The database refuses the statement.</summary>
    public const string Refused = "RFR2066";
}
