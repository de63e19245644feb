namespace Refract.Generator.Models;

/// <summary>The C# type of the documents of a Json column.</summary>
/// <param name="Type">The type, as it can be written in any namespace.</param>
/// <param name="Context">The <c>JsonSerializerContext</c> that knows it, or null.</param>
/// <param name="Map">The member of <c>_Documents</c> that converts them.</param>
public sealed record DocumentModel(string Type, string? Context, string Map);
