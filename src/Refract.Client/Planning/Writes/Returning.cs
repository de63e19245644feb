namespace Refract.Runtime;

/// <summary>What a write answers of the rows that it touched.</summary>
internal enum Returning
{
    /// <summary>How many there were.</summary>
    Nothing,

    /// <summary>The columns by which they are found and related (<see cref="ModelInfo.LinkColumns"/>).</summary>
    Links,

    /// <summary>All columns.</summary>
    All,
}
