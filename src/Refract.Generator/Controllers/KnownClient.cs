using Microsoft.CodeAnalysis;
using Refract.Generator.Models;

namespace Refract.Generator.Controllers;

/// <summary>A client that controllers can be made for: the project's own, or one of a referenced project.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Records">The names of its records.</param>
internal sealed record KnownClient(string FullName, EquatableArray<string> Records)
{
    private const string Attribute = "GeneratedClientAttribute";
    private const string RuntimeAssembly = "Refract.Client";

    public string Namespace => FullName.IndexOf('.') < 0 ? "" : FullName.Substring(0, FullName.LastIndexOf('.'));

    public static KnownClient Of(ClientModel model) => new(
        model.Scope.Namespace.Length == 0 ? model.Scope.Client : $"{model.Scope.Namespace}.{model.Scope.Client}",
        model.Models.Where(entity => !entity.IsView).Select(entity => entity.Name).ToEquatableArray());

    /// <summary>
    /// The client of a referenced project, as its assembly attribute tells; null when there is none or more than one.
    /// </summary>
    public static KnownClient? FindReferenced(Compilation compilation)
    {
        KnownClient? found = null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!assembly.Modules.Any(
                module => module.ReferencedAssemblies.Any(reference => reference.Name == RuntimeAssembly))) continue;
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: Attribute, ContainingNamespace: { Name: "Runtime" } })
                    continue;
                var arguments = attribute.ConstructorArguments;
                if (arguments.Length != 3 || arguments[1].Value is not string name
                    || arguments[2].Kind != TypedConstantKind.Array) continue;
                if (found is not null) return null;
                found = new KnownClient(name,
                    arguments[2].Values.Select(value => ((string)value.Value!).Split('=')[0]).ToEquatableArray());
            }
        }

        return found;
    }
}
