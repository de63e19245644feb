namespace Refract.Generator.Models;

/// <summary>The class that holds all controllers of a project.</summary>
/// <param name="Namespace">Where it goes; empty for the global namespace.</param>
/// <param name="Client">The client's full name, without <c>global::</c>.</param>
/// <param name="Controllers">The controllers, in ordinal order of their properties.</param>
public sealed record HubModel(string Namespace, string Client, EquatableArray<ControllerModel> Controllers)
{
    /// <summary>Its class name.</summary>
    public const string Name = "DatabaseController";
}

/// <summary>A controller.</summary>
/// <param name="Type">Its full name, without <c>global::</c>.</param>
/// <param name="Property">What the hub calls it.</param>
/// <param name="Model">The record that it is marked with.</param>
/// <param name="IsPublic">False for an internal class.</param>
/// <param name="Parameters">What its constructor takes.</param>
public sealed record ControllerModel(string Type, string Property, string Model, bool IsPublic,
    EquatableArray<ControllerParameterModel> Parameters)
{
    /// <summary>Its class name.</summary>
    public string Name => Type.Substring(Type.LastIndexOf('.') + 1);
}

/// <summary>A parameter of a controller's constructor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">
/// Its type as C# writes it, with <c>global::</c>; for a type that only the generator makes, its bare name.
/// </param>
/// <param name="IsOptional">True when it may be left out.</param>
public sealed record ControllerParameterModel(string Name, string Type, bool IsOptional);
