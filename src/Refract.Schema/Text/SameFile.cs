using System.Runtime.CompilerServices;

namespace Refract.Schema.Text;

/// <summary>Tells files apart by identity: their equality would compare whole texts.</summary>
internal sealed class SameFile : IEqualityComparer<SourceFile>
{
    internal static readonly SameFile Comparer = new();

    private SameFile()
    {
    }

    public bool Equals(SourceFile? x, SourceFile? y) => ReferenceEquals(x, y);

    public int GetHashCode(SourceFile file) => RuntimeHelpers.GetHashCode(file);
}
