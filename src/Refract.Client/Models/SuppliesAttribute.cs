using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// Marks a relation of a create or update whose nested creates get the relation back from it. The analyzers read it.
/// </summary>
/// <param name="relation">The C# name of the relation on the other side.</param>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SuppliesAttribute(string relation) : Attribute
{
    /// <summary>The C# name of the relation on the other side.</summary>
    public string Relation { get; } = relation;
}
