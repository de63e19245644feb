namespace Refract.Relational.Sql;

/// <summary>Changes a value to what a column holds of it.</summary>
public delegate ValueFit FitValue(ref SqlValue value);
