using Refract.Schema.Text;

namespace Refract.Schema.Formatting;

/// <summary>Text to put into a file.</summary>
internal readonly record struct Insertion(SourceFile File, int Position, string Text)
{
    /// <summary>The file with the insertions that are meant for it; those for the same position stay in their order.</summary>
    internal static SourceFile Apply(SourceFile file, IReadOnlyList<Insertion> insertions)
    {
        var result = file.Text;
        foreach (var insertion in insertions.Reverse().OrderByDescending(insertion => insertion.Position))
            if (ReferenceEquals(insertion.File, file)) result = result.Insert(insertion.Position, insertion.Text);
        return new SourceFile(file.Path, result);
    }
}
