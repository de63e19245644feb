namespace Refract.Generator;

/// <summary>A <c>.prisma</c> file as the compiler handed it over.</summary>
internal sealed record SchemaFile(string Path, string Text);
