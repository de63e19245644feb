namespace Refract.Generator.Models;

/// <summary>Everything that is emitted, as plain data with C# names: what the emitters work from, and what the generator compares to see whether anything changed.</summary>
/// <param name="Scope">Where the code goes.</param>
/// <param name="Models">Models and views, in ordinal order of their C# names.</param>
/// <param name="Enums">Enums, in ordinal order of their C# names.</param>
public sealed record ClientModel(ClientScope Scope, EquatableArray<EntityModel> Models, EquatableArray<EnumModel> Enums);

/// <summary>Where the code goes.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Client">The client's class name.</param>
public sealed record ClientScope(string Namespace, string Client)
{
    /// <summary>What generated files call the namespace. No name of a schema begins like this.</summary>
    public const string Alias = "_M";

    /// <summary>A name of the generated namespace, written so that nothing the user declares can hide it.</summary>
    public string Global(string name) => Namespace.Length == 0 ? $"global::{name}" : $"{Alias}.{name}";

    /// <summary>The client's full name, without <c>global::</c>.</summary>
    public string FullClient => Namespace.Length == 0 ? Client : $"{Namespace}.{Client}";
}
