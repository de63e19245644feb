namespace Refract.CommandLine;

/// <summary>What <c>explain</c> returns.</summary>
/// <param name="Rules">The rule that was asked for, or all, in the order of their codes.</param>
public sealed record ExplainReport(IReadOnlyList<RulePage> Rules) : Report;
