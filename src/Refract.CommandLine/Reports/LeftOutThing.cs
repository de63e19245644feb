namespace Refract.CommandLine;

/// <summary>Something in a database that the schema language has no words for; migrations leave it as it is.</summary>
/// <param name="Kind">What it is: <c>trigger</c>, <c>view</c>, <c>CHECK constraint</c>.</param>
/// <param name="Name">Its name, or its text when it has none; null when the kind says it all (<c>STRICT</c>).</param>
/// <param name="Table">The table that it belongs to, or null.</param>
/// <param name="Schema">The database schema, or null on SQLite.</param>
/// <param name="Detail">What else tells it apart, such as the target of a foreign key; or null.</param>
public sealed record LeftOutThing(string Kind, string? Name, string? Table, string? Schema, string? Detail);
