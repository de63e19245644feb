namespace Refract.Relational.Operations;

/// <summary>Creates a database schema, unless it is there.</summary>
/// <param name="Name">Its name.</param>
public sealed record CreateNamespace(string Name) : MigrationOperation;
