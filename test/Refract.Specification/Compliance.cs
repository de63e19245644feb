using System.Reflection;

namespace Refract.Specification;

/// <summary>Tells which parts of the specification a provider's tests leave out.</summary>
public static class Compliance
{
    /// <summary>The specification's classes that no class of the assembly derives from.</summary>
    public static IReadOnlyList<string> Missing(Assembly tests) =>
    [
        .. typeof(Compliance).Assembly.GetTypes().Where(type =>
        type is { IsAbstract: true, IsSealed: false } && type.IsSubclassOf(typeof(EngineTest)))
            .Where(specification => !tests.GetTypes().Any(type => !type.IsAbstract && type.IsSubclassOf(specification)))
            .Select(type => type.Name),
    ];
}
