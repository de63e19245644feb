namespace Refract.Generator.Diagnostics;

/// <summary>What the texts of build errors end with.</summary>
internal static class RulePages
{
    /// <summary>How to read the page of a rule, from any folder and without a browser.</summary>
    public static string Of(string code) => $" (refract explain {code})";
}
