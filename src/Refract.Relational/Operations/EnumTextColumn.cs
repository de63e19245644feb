namespace Refract.Relational.Operations;

/// <summary>A column that holds values of an enum as text.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name.</param>
/// <param name="IsList">True when each value is a JSON array of such texts.</param>
public sealed record EnumTextColumn(string Table, string Column, bool IsList);
