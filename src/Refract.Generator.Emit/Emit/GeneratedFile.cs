namespace Refract.Generator.Emit;

/// <summary>A file of generated code.</summary>
/// <param name="Name">Its name, without a folder: <c>User.g.cs</c>.</param>
/// <param name="Text">Its text, with <c>\n</c> line ends.</param>
public sealed record GeneratedFile(string Name, string Text);
