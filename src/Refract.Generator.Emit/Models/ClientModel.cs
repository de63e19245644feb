namespace Refract.Generator.Models;

/// <summary>
/// Everything that is emitted, as plain data with C# names: what the emitters work from, and what the generator
/// compares to see whether anything changed.
/// </summary>
/// <param name="Scope">Where the code goes.</param>
/// <param name="Models">Models and views, in ordinal order of their C# names.</param>
/// <param name="Enums">Enums, in ordinal order of their C# names.</param>
public sealed record ClientModel(ClientScope Scope, EquatableArray<EntityModel> Models,
    EquatableArray<EnumModel> Enums);

/// <summary>Where the code goes.</summary>
/// <param name="Namespace">The namespace, without the <c>@</c> that words of C# need; empty for the global one.</param>
/// <param name="Client">The client's class name.</param>
public sealed record ClientScope(string Namespace, string Client)
{
    /// <summary>What generated files call the namespace. No name of a schema begins like this.</summary>
    public const string Alias = "_M";

    /// <summary>The types made for models whose usual name belongs to something else.</summary>
    public EquatableArray<RenamedType> Renamed { get; init; }

    /// <summary>A name of the generated namespace, written so that nothing the user declares can hide it.</summary>
    public string Global(string name) => Namespace.Length == 0 ? $"global::{name}" : $"{Alias}.{name}";

    /// <summary>The name of a type made for a model, for its declaration.</summary>
    /// <param name="stem">What the names of the model's types begin with.</param>
    /// <param name="suffix">What says which type it is: <c>Where</c>.</param>
    public string Helper(string stem, string suffix)
    {
        var name = stem + suffix;
        foreach (var renamed in Renamed)
            if (renamed.Usual == name) return renamed.Name;
        return name;
    }

    /// <summary>A type made for a model, written so that nothing the user declares can hide it.</summary>
    public string Global(string stem, string suffix) => Global(Helper(stem, suffix));

    /// <summary>The client's full name, without <c>global::</c>.</summary>
    public string FullClient => Namespace.Length == 0 ? Client : $"{Namespace}.{Client}";
}
