namespace Refract.Migrate.Engine;

/// <summary>Something that a migration takes away and a running program may use.</summary>
/// <param name="Code">The rule that found it: <c>RFR3110</c>, <c>RFR3119</c>.</param>
/// <param name="Message">What stops to work, in one or two sentences.</param>
/// <param name="Steps">How to come there in two steps.</param>
public sealed record Contraction(string Code, string Message, string Steps);
