using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>The calls of <c>Select</c> in one file.</summary>
/// <param name="Scope">Where the client is.</param>
/// <param name="Path">The file.</param>
/// <param name="Calls">The calls.</param>
internal sealed record SelectFile(ClientScope Scope, string Path, EquatableArray<SelectCall> Calls)
{
    /// <summary>A name for what is generated: that of the file, and a number that tells its folder.</summary>
    public string Name
    {
        get
        {
            var hash = 2166136261u;
            foreach (var character in Path) hash = unchecked((hash ^ character) * 16777619u);
            var name = new string([.. System.IO.Path.GetFileNameWithoutExtension(Path)
                .Select(character => char.IsLetterOrDigit(character) ? character : '_').Take(60)]);
            return $"Selects.{name}.{hash:x8}.g.cs";
        }
    }
}
