using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>A call of <c>Select</c> in the user's code, and what is wrong with it.</summary>
/// <param name="Path">The file that it is in.</param>
/// <param name="Select">What is emitted for it; null when something is wrong.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record SelectCall(string Path, SelectModel? Select, EquatableArray<SelectFinding> Findings);
