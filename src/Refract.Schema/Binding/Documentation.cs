using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>
/// Finds the <c>///</c> lines that belong to a block or to a line in it: those directly above, and the one behind it.
/// </summary>
internal static class Documentation
{
    /// <summary>
    /// Looks comments up for each line of a block (or for each block of a file). Reads the lines once.
    /// </summary>
    internal static Func<LineSyntax, string?> Of(IReadOnlyList<LineSyntax> lines)
    {
        Dictionary<LineSyntax, string>? found = null;
        var pending = new List<string>();
        foreach (var line in lines)
        {
            if (line is CommentSyntax comment)
            {
                if (comment.IsDocumentation) pending.Add(Text(comment.Comment));
                continue;
            }

            if (line.TrailingComment is { Kind: TokenKind.DocComment } trailing) pending.Add(Text(trailing));
            if (pending.Count == 0) continue;
            if (line is not BlankLineSyntax) (found ??= []).Add(line, string.Join("\n", pending));
            pending.Clear();
        }

        return line => found is not null && found.TryGetValue(line, out var text) ? text : null;
    }

    private static string Text(SyntaxToken comment) => comment.Text.Substring(3).Trim();
}
