using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Documentation.Tests;

/// <summary>What the packages of a folder hold, as lines of text without versions.</summary>
internal static class PackageContents
{
    /// <summary>Files that each package has, whatever is in it.</summary>
    private static readonly string[] s_frames = ["_rels/", "package/", "[Content_Types].xml"];

    /// <summary>Each package with its metadata, dependencies and files.</summary>
    /// <param name="folder">A folder with <c>.nupkg</c> and <c>.snupkg</c> files.</param>
    /// <param name="version">The version of all of them.</param>
    public static string Of(string folder, string version)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var package = ZipFile.OpenRead(path);
            text.Append(Path.GetFileName(path).Replace(version, "VERSION", StringComparison.Ordinal)).Append('\n');
            var specification = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec",
                StringComparison.Ordinal));
            if (path.EndsWith(".nupkg", StringComparison.Ordinal)) Append(text, specification);
            foreach (var entry in package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal))
                if (entry != specification.FullName
                    && !Array.Exists(s_frames, frame => entry.StartsWith(frame, StringComparison.Ordinal)))
                    text.Append("  ").Append(entry).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ZipArchiveEntry specification)
    {
        using var stream = specification.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        foreach (var name in new[] { "license", "icon", "readme", "tags" })
            text.Append("  ").Append(name).Append(": ").Append(Value(metadata, name)).Append('\n');
        Value(metadata, "description").ShouldNotBeNullOrWhiteSpace();
        foreach (var dependency in metadata.Descendants().Where(element => element.Name.LocalName == "dependency"))
            text.Append("  needs ").Append(dependency.Attribute("id")!.Value).Append(" for ")
                .Append(dependency.Parent!.Attribute("targetFramework")?.Value).Append('\n');
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
