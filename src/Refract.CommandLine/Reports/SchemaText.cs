namespace Refract.CommandLine;

/// <summary>A file of the schema.</summary>
/// <param name="Path">Its path; relative when it is inside the project's folder.</param>
/// <param name="Text">Its whole text.</param>
public sealed record SchemaText(string Path, string Text);
