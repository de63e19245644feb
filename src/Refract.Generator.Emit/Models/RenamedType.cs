namespace Refract.Generator.Models;

/// <summary>A type made for a model whose usual name belongs to something else.</summary>
/// <param name="Usual">The name that it would have: <c>UserUpdate</c>.</param>
/// <param name="Name">The name that it has: <c>UserUpdateType</c>.</param>
public sealed record RenamedType(string Usual, string Name);
