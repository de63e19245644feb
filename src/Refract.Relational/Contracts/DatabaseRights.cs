namespace Refract.Relational.Contracts;

/// <summary>What the user of a connection may do.</summary>
/// <param name="User">The user's name; null where there are no users.</param>
/// <param name="MayChangeStructure">Whether tables can be created where migrations create them.</param>
/// <param name="MayCreateDatabases">Whether a shadow database can be created and dropped.</param>
public sealed record DatabaseRights(string? User, bool MayChangeStructure, bool MayCreateDatabases);
