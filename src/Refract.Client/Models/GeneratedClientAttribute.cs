using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// Put on an assembly by the generator: which client it holds, for which models, and which contract between generated
/// code and runtime it was made for. Controllers in another project are generated from it.
/// </summary>
/// <param name="contract">The <see cref="Contract.Version"/> that the client was generated for.</param>
/// <param name="client">The client's full name.</param>
/// <param name="models">Each model as <c>Model=FullNameOfTheRecord</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedClientAttribute(int contract, string client, params string[] models) : Attribute
{
    /// <summary>The contract that the client was generated for.</summary>
    public int Contract { get; } = contract;

    /// <summary>The client's full name.</summary>
    public string Client { get; } = client;

    /// <summary>Each model as <c>Model=FullNameOfTheRecord</c>.</summary>
    public IReadOnlyList<string> Models { get; } = models;
}
