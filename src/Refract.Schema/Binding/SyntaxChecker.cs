using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Reports what the parser could not read, and what it read only to be able to say how it is written today.
/// </summary>
internal sealed class SyntaxChecker(SourceFile file, DiagnosticSink sink)
{
    /// <summary>A string without any of these is what it says.</summary>
    private static readonly char[] LookedInto = ['\\', '\0'];

    private static readonly string[] BlockKeywords = ["model", "enum", "view", "type", "datasource", "generator"];

    /// <summary>
    /// A line that should have begun a block; the lines up to its <c>}</c> follow from it. Null outside of those.
    /// </summary>
    private SourceLocation? _failedHeader;

    internal void Check(SchemaSyntax root)
    {
        foreach (var member in root.Members)
        {
            if (member is BlockSyntax or UnknownBlockSyntax or TypeAliasSyntax) _failedHeader = null;
            switch (member)
            {
                case BlockSyntax block: CheckBlock(block); break;
                case InvalidLineSyntax line: CheckInvalidTopLevel(line); break;
                case UnknownBlockSyntax unknown: ReportUnknownBlock(unknown); break;
                case TypeAliasSyntax alias:
                    sink.Report(BindingRules.OutdatedSyntax, file, alias,
                        $"`type {alias.Name.Text} = …` is no longer part of the language. Write the type "
                        + "and its attributes at each field "
                        + "that used it.");
                    break;
            }
        }
    }

    private void CheckInvalidTopLevel(InvalidLineSyntax line)
    {
        var text = line.Skipped.Text;
        var closes = text.StartsWith("}", StringComparison.Ordinal);
        if (BlockKeywords.Any(keyword => text.StartsWith(keyword + " ", StringComparison.Ordinal)))
        {
            sink.Report(BindingRules.InvalidLine, file, line,
                "A block needs a name, and a line break after its `{`: put each field on a line of its own "
                    + "and close the block with `}`.");
            _failedHeader = text.EndsWith("}", StringComparison.Ordinal) ? null : new SourceLocation(file, line.Span);
        }
        else if (_failedHeader is { } header)
        {
            sink.Report(BindingRules.InvalidLine, file, line,
                $"This line belongs to no block, because line {header.Start.Line} does not begin one.", header);
            if (closes) _failedHeader = null;
        }
        else
        {
            sink.Report(BindingRules.InvalidLine, file, line, closes
                ? "There is no open block for this `}`. Remove it, or look for a `{` that is missing above."
                : "This line belongs to no block. At the top level only `model`, `enum`, `view`, `type`, "
                    + "`datasource` and `generator` "
                    + "blocks and comments may stand.");
        }
    }

    private void ReportUnknownBlock(UnknownBlockSyntax unknown)
    {
        var word = unknown.Name.Text;
        var message = BlockKeywords.Contains(word)
            ? $"This `{word}` has no name. Write `{word} Name {{`."
            : $"`{word}` is not a kind of block. Use `model`, `enum`, `view`, `type`, `datasource` or "
                + "`generator`, and put a name "
                + $"behind it.{Spelling.Hint(word, BlockKeywords)}";
        sink.Report(BindingRules.UnknownBlock, file, unknown.Name, message);
    }

    private void CheckBlock(BlockSyntax block)
    {
        if (block.CloseBrace is null) UnclosedBlock.Report(file, block, sink);
        foreach (var member in block.Members)
        {
            switch (member)
            {
                case InvalidLineSyntax line:
                    sink.Report(BindingRules.InvalidLine, file, line, DescribeInvalid(line, block.Kind)); break;
                case FieldSyntax field:
                    CheckField(field);
                    CheckStrings(field);
                    break;
                case EnumValueSyntax or BlockAttributeSyntax or SettingSyntax: CheckStrings(member); break;
            }
        }
    }

    private static string DescribeInvalid(InvalidLineSyntax line, BlockKind kind)
    {
        var expected = kind switch
        {
            BlockKind.Enum =>
                "an enum holds one value to a line, with `@map(\"…\")` behind it if need be, and `@@map` or `@@schema`",
            BlockKind.Datasource or BlockKind.Generator =>
                "here every line is a setting, `name = value`, and a list stands on one line without a comma "
                    + "at its end",
            _ => "here every line is a field, `name Type @attribute`, or an attribute of the block, "
                + "`@@attribute(…)`, whole on one line",
        };
        return $"This line cannot be read: {expected}.{BraceHint(line.Skipped.Text)}";
    }

    private static string BraceHint(string text)
    {
        if (text.EndsWith("}", StringComparison.Ordinal) && text.IndexOf('{') < 0)
            return " A closing `}` stands on a line of its own.";
        if (text.EndsWith("{", StringComparison.Ordinal)) return " Is the `}` of the block above missing?";
        return "";
    }

    private void CheckField(FieldSyntax field)
    {
        if (field.Colon is not null)
            sink.Report(BindingRules.OutdatedSyntax, file, field.Colon,
                $"No colon stands between a field and its type. Write `{field.Name.Text} {field.Type}`.");
        if (field.Type is not { } type)
        {
            sink.Report(BindingRules.MissingFieldType, file, field,
                $"The field `{field.Name.Text}` has no type. Write for example `{field.Name.Text} String`.");
            return;
        }

        if (type.List?.Kind == TokenKind.OpenBracket)
            sink.Report(BindingRules.OutdatedSyntax, file, type, $"A list is written `{type.Name.Text}[]`.");
        if (type.Exclamation is not null)
            sink.Report(BindingRules.OutdatedSyntax, file, type,
                $"A field is required unless it says otherwise. Write `{type.Name.Text}` without `!`.");
        if (type is { List: not null, Optional: not null })
            sink.Report(BindingRules.OptionalList, file, type,
                $"A list cannot be optional: it may be empty. Write `{type.Name.Text}[]` or `{type.Name.Text}?`.");
    }

    /// <summary>Few lines have a backslash or NUL at all, and those without are not looked into.</summary>
    private void CheckStrings(SyntaxNode node)
    {
        if (file.Text.IndexOfAny(LookedInto, node.Span.Start, node.Span.Length) < 0) return;
        foreach (var token in node.Tokens())
        {
            if (token.Kind != TokenKind.String) continue;
            StringLiteral.Check(token, ReportEscape);
            if (StringLiteral.Value(token).IndexOf('\0') >= 0)
                sink.Report(BindingRules.NulCharacter, file, token,
                    "The character NUL (`\\u0000`) ends a text for the database, so no name, default or SQL "
                        + "can hold it. Remove it.");
        }
    }

    private void ReportEscape(TextSpan span, bool isUnicode) =>
        sink.Report(BindingRules.InvalidEscape, file, span, isUnicode
        ? "This is not a character: `\\u` takes four hexadecimal digits, and two such escapes for a "
            + "character beyond U+FFFF."
        : "Unknown escape. A backslash is written `\\\\`; `\\n`, `\\r`, `\\t`, `\\b`, `\\f`, `\\\"`, `\\/` "
            + "and `\\uXXXX` are the "
            + "escapes there are.");
}
