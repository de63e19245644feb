using System.Text;
using Refract.Schema.Text;

namespace Refract.Schema.Formatting;

/// <summary>Text to put into a file.</summary>
internal readonly record struct Insertion(SourceFile File, int Position, string Text)
{
    /// <summary>
    /// The file with the insertions that are meant for it, or the file itself when there are none. Those for the same
    /// position stay in their order.
    /// </summary>
    internal static SourceFile Apply(SourceFile file, IReadOnlyList<Insertion> insertions)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var insertion in insertions.Where(insertion => ReferenceEquals(insertion.File, file))
            .OrderBy(insertion => insertion.Position))
        {
            result.Append(file.Text, position, insertion.Position - position).Append(insertion.Text);
            position = insertion.Position;
        }

        if (result.Length == 0) return file;
        return new SourceFile(file.Path, result.Append(file.Text, position, file.Text.Length - position).ToString());
    }
}
