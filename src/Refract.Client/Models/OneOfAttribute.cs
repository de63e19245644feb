using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// Marks the members of a create that give the same relation: its columns, or the relation itself. The analyzers read
/// it.
/// </summary>
/// <param name="relation">The C# name of the relation.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneOfAttribute(string relation) : Attribute
{
    /// <summary>The C# name of the relation.</summary>
    public string Relation { get; } = relation;

    /// <summary>True when none of them needs to be given.</summary>
    public bool Optional { get; init; }
}
