namespace Refract.Runtime;

/// <summary>Where the rows of a relation belong in a shape.</summary>
/// <param name="Owner">The form of the rows that have the relation.</param>
/// <param name="Place">Its place in them.</param>
/// <param name="Form">What the related rows become.</param>
/// <param name="Deferred">
/// The arguments, when only the function of the shape can tell them; null when they are known beforehand.
/// </param>
internal sealed record ShapedInclude(RowForm Owner, int Place, RowForm Form, DeferredRows? Deferred);
