namespace Refract.Generator.Models;

/// <summary>An enum to emit.</summary>
/// <param name="SchemaName">Its name in the schema.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="DatabaseName">The name of the type in the database.</param>
/// <param name="DatabaseSchema">Its database schema, or null for the default one.</param>
/// <param name="Documentation">Its documentation, or null.</param>
/// <param name="Values">Its values, in the order of the schema.</param>
public sealed record EnumModel(string SchemaName, string Name, string DatabaseName, string? DatabaseSchema,
    string? Documentation, EquatableArray<EnumValueModel> Values);

/// <summary>A value of an enum.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="DatabaseName">Its name in the database.</param>
/// <param name="Documentation">Its documentation, or null.</param>
public sealed record EnumValueModel(string Name, string JsonName, string DatabaseName, string? Documentation);
