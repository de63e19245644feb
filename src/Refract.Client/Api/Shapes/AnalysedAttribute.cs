namespace Refract.Runtime;

/// <summary>
/// Marks methods of related rows that the generator replaces where they are called, because it has to know what their
/// function uses.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnalysedAttribute : Attribute;
