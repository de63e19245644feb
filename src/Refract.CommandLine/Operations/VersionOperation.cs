using System.Reflection;
using System.Runtime.InteropServices;

namespace Refract.CommandLine;

/// <summary>Says which version of a program this is and what it runs on.</summary>
public static class VersionOperation
{
    /// <summary>Looks.</summary>
    /// <param name="program">The program's own assembly.</param>
    public static VersionReport Run(Assembly program) => new(
        program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier,
        [.. Providers.All.Select(provider => provider.Rules.Name)]) { IsComplete = true };
}
