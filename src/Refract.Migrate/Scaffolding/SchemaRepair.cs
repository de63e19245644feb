using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Formatting;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>
/// Takes out of a pulled schema what the language refuses, one line at a time, and says so: a schema with errors would
/// be of no use to anybody. It is the last resort, for what was not foreseen where the line was written.
/// </summary>
internal static class SchemaRepair
{
    private const int MostLines = 1000;

    /// <summary>The files without errors, and what was taken out.</summary>
    public static (IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Notes) Run(IReadOnlyList<SourceFile> files)
    {
        var notes = new List<string>();
        var repaired = files.ToArray();
        for (var count = 0; count < MostLines; count++)
        {
            var error = SchemaCompiler.Compile(repaired).Diagnostics.FirstOrDefault(
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            if (error is null || Repair(error, notes) is not { } file) break;
            repaired[Array.IndexOf(repaired, error.Location.File)] = file;
        }

        if (notes.Count == 0) return (files, notes);
        var formatted = SchemaFormatter.FormatAll(repaired);
        return ([.. repaired.Select((file, at) => ReferenceEquals(file, files[at]) ? file : formatted[at])], notes);
    }

    private static SourceFile? Repair(SchemaDiagnostic error, List<string> notes)
    {
        var file = error.Location.File;
        var at = error.Location.Span.Start;
        bool IsAt(SyntaxElement element) => element.Span.Start <= at && at < element.Span.End;
        if (SchemaSyntaxTree.Parse(file).Root.Blocks.FirstOrDefault(IsAt) is not { } block) return null;
        var edits = new TextEdits();
        switch (block.Members.FirstOrDefault(IsAt))
        {
            case FieldSyntax field when LiteralDefault(field) is { } value:
                edits.Replace(file, value.Span, "@default(dbgenerated())");
                notes.Add($"The default of {block.Name.Text}.{field.Name.Text} is left to the database: "
                    + $"{error.Message}");
                break;
            case FieldSyntax field when field.Attributes.FirstOrDefault(attribute => IsAt(attribute)
                && attribute.Name.Text != "relation") is { } attribute:
                edits.Delete(file, attribute.Span);
                notes.Add($"{attribute.ToString().Trim()} of {block.Name.Text}.{field.Name.Text} was left "
                    + $"out: {error.Message}");
                break;
            case { } line and (FieldSyntax or EnumValueSyntax or BlockAttributeSyntax):
                edits.Delete(file, line.FullSpan);
                notes.Add($"This line of {block.Name.Text} was left out: {line.ToString().Trim()} ({error.Message})");
                break;
            case null when block is { Kind: BlockKind.Model, CloseBrace: { } brace } && !IsIgnored(block):
                edits.Insert(file, brace.FullSpan.Start, "  @@ignore\n");
                notes.Add($"Clients leave {block.Name.Text} out: {error.Message}");
                break;
            default: return null;
        }

        return edits.Apply(file);
    }

    private static AttributeSyntax? LiteralDefault(FieldSyntax field) => field.Attributes.FirstOrDefault(attribute
        => attribute.Name.Text == "default" && !attribute.ToString().Contains("dbgenerated", StringComparison.Ordinal));

    private static bool IsIgnored(BlockSyntax block) => block.Members.OfType<BlockAttributeSyntax>().Any(line
        => line.ToString().Contains("@@ignore", StringComparison.Ordinal));
}
