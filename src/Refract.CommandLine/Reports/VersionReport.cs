namespace Refract.CommandLine;

/// <summary>What <c>version</c> returns.</summary>
/// <param name="Version">The version, without the commit.</param>
/// <param name="Runtime">The .NET that runs it.</param>
/// <param name="Platform">The runtime identifier: <c>linux-x64</c>.</param>
/// <param name="Databases">The databases that it knows, as a datasource names them.</param>
public sealed record VersionReport(string Version, string Runtime, string Platform, IReadOnlyList<string> Databases)
    : Report;
