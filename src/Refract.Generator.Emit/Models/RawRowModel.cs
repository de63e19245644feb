namespace Refract.Generator.Models;

/// <summary>A type that rows of raw SQL become.</summary>
/// <param name="Type">The type as code.</param>
/// <param name="IsModel">True for the record of a model, which the runtime reads by itself.</param>
/// <param name="Columns">
/// The columns that it reads, by name, with a question mark behind one that may be missing; none for a tuple.
/// </param>
/// <param name="Count">How many columns it reads.</param>
/// <param name="Value">The expression that makes it of a row.</param>
public sealed record RawRowModel(string Type, bool IsModel, EquatableArray<string> Columns, int Count, string Value);
