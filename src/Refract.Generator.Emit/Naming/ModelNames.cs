namespace Refract.Generator.Naming;

/// <summary>The names of a model beside that of its record.</summary>
/// <param name="Stem">What the names of its types begin with.</param>
/// <param name="Property">The client's property.</param>
/// <param name="File">The name of its file, without extension; no two differ in case only.</param>
internal sealed record ModelNames(string Stem, string Property, string File);
