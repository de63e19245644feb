using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Formatting;

/// <summary>
/// Tells the errors that keep relations from being completed from those that have no bearing on them.
/// </summary>
internal sealed class DecisiveErrors
{
    private static readonly HashSet<string> OfText = new(StringComparer.Ordinal)
    {
        BindingRules.InvalidLine.Code, BindingRules.UnknownBlock.Code, BindingRules.UnclosedBlock.Code,
        BindingRules.TrailingComma.Code,
        BindingRules.InvalidEscape.Code, BindingRules.InvalidName.Code, BindingRules.ReservedName.Code,
        BindingRules.DuplicateBlock.Code,
        BindingRules.DuplicateSetting.Code,
    };

    /// <summary>In the order of the text: asking each block for each error would take quadratic time.</summary>
    private readonly Dictionary<SourceFile, List<BlockSyntax>> _blocks = new(SameFile.Comparer);

    internal DecisiveErrors(IReadOnlyList<SchemaSyntaxTree> trees)
    {
        foreach (var tree in trees) _blocks[tree.File] = [.. tree.Root.Blocks];
    }

    /// <summary>
    /// What a datasource or generator is set to has no bearing on relations, as long as it can be read. What follows
    /// from another error is no more decisive than that one.
    /// </summary>
    internal bool Contain(SchemaDiagnostic error) =>
        error.Cause is null && (OfText.Contains(error.Code) || IsDecisiveWhereItStands(error));

    private bool IsDecisiveWhereItStands(SchemaDiagnostic error) => BlockKindAt(error.Location) switch
    {
        BlockKind.Datasource or BlockKind.Generator => false,
        BlockKind.Type => true,
        _ => error.Code != AttributeRules.InvalidDefaultFunction.Code || IsKnownFunction(error.Location),
    };

    private BlockKind? BlockKindAt(SourceLocation location)
    {
        var blocks = _blocks[location.File];
        var (low, high) = (0, blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Span.Start <= location.Span.Start) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? null : blocks[low - 1].Kind;
    }

    /// <summary>
    /// In models the reference formatter leaves it to the database whether there is a function of another name.
    /// </summary>
    private static bool IsKnownFunction(SourceLocation call)
    {
        var text = call.File.Text;
        var end = text.IndexOf('(', call.Span.Start, call.Span.Length);
        if (end < 0) return true;
        var name = text.Substring(call.Span.Start, end - call.Span.Start).TrimEnd();
        return name != "sequence" && DefaultBinder.KnownFunctions.Contains(name);
    }
}
