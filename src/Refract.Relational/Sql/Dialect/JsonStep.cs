namespace Refract.Relational.Sql;

/// <summary>A step into a JSON document.</summary>
/// <param name="Key">The key of an object; null for an item of an array.</param>
/// <param name="Index">The item of an array, from 0; negative from its end, where -1 is the last.</param>
public readonly record struct JsonStep(string? Key, int Index);
