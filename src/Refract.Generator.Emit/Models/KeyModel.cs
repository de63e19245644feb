namespace Refract.Generator.Models;

/// <summary>A key that a row can be asked for by.</summary>
/// <param name="Index">Its place among the model's keys in the metadata.</param>
/// <param name="Parts">Its columns.</param>
/// <param name="IsImplicit">True when its plain value (or tuple) converts to the generated key.</param>
/// <param name="IsTagged">
/// True when another key takes the same CLR types, so that only the parameter's name tells them apart.
/// </param>
public sealed record KeyModel(int Index, EquatableArray<KeyPartModel> Parts, bool IsImplicit, bool IsTagged);

/// <summary>A column of a key.</summary>
/// <param name="Name">The column's C# name.</param>
/// <param name="Parameter">The parameter's name, escaped where it is a keyword.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Enum">The enum's C# name, for an enum.</param>
public sealed record KeyPartModel(string Name, string Parameter, ColumnKind Kind, string? Enum);
