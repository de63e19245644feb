using Microsoft.CodeAnalysis.Diagnostics;

namespace Refract.Generator;

/// <summary>What the build says about the project.</summary>
/// <param name="RootNamespace">Its root namespace; may be empty.</param>
/// <param name="ClientAssembly">
/// The name of the assembly that holds the client alone, where the project has one
/// (<c>RefractClientAssembly</c>); else null.
/// </param>
/// <param name="WritesEndpoints">Whether ASP.NET generates the code of endpoints, as it does for PublishAot.</param>
internal sealed record ProjectSettings(string RootNamespace, string? ClientAssembly, bool WritesEndpoints = false)
{
    public static ProjectSettings Read(AnalyzerConfigOptionsProvider options)
    {
        var assembly = Property(options, "_RefractClientName");
        return new ProjectSettings(Property(options, "RootNamespace"), assembly.Length > 0 ? assembly : null,
            Property(options, "EnableRequestDelegateGenerator").Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    private static string Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value : "";
}
