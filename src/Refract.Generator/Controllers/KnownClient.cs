using Microsoft.CodeAnalysis;
using Refract.Generator.Models;

namespace Refract.Generator.Controllers;

/// <summary>A client that controllers can be made for: the project's own, or one of a referenced project.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Records">The names of its records.</param>
/// <param name="IsOwn">True for the project's own, also when it is an assembly of its own.</param>
internal sealed record KnownClient(string FullName, EquatableArray<string> Records, bool IsOwn)
{
    private const string Attribute = "GeneratedClientAttribute";
    private const string RuntimeAssembly = "Refract.Client";

    public string Namespace => FullName.IndexOf('.') < 0 ? "" : FullName.Substring(0, FullName.LastIndexOf('.'));

    public static KnownClient Of(ClientModel model) => new(
        model.Scope.Namespace.Length == 0 ? model.Scope.Client : $"{model.Scope.Namespace}.{model.Scope.Client}",
        model.Models.Where(entity => !entity.IsView).Select(entity => entity.Name).ToEquatableArray(), IsOwn: true);

    /// <summary>
    /// The client of a referenced assembly: the project's own where that is one; else null when there is none or more
    /// than one.
    /// </summary>
    public static KnownClient? FindReferenced(Compilation compilation, string? ownAssembly)
    {
        KnownClient? found = null;
        var count = 0;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var client in In(assembly, ownAssembly))
            {
                if (client.IsOwn) return client;
                found = client;
                count++;
            }
        }

        return count == 1 ? found : null;
    }

    /// <summary>The clients of a referenced assembly, as its attributes tell.</summary>
    public static IEnumerable<KnownClient> In(IAssemblySymbol assembly, string? ownAssembly)
    {
        if (!assembly.Modules.Any(
            module => module.ReferencedAssemblies.Any(reference => reference.Name == RuntimeAssembly))) yield break;
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: Attribute, ContainingNamespace: { Name: "Runtime" } })
                continue;
            var arguments = attribute.ConstructorArguments;
            if (arguments.Length != 3 || arguments[1].Value is not string name
                || arguments[2].Kind != TypedConstantKind.Array) continue;
            yield return new KnownClient(name,
                arguments[2].Values.Select(value => ((string)value.Value!).Split('=')[0]).ToEquatableArray(),
                IsOwn: assembly.Name == ownAssembly);
        }
    }
}
