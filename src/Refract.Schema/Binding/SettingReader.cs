using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Hands out the settings of a datasource or generator by name.</summary>
internal sealed class SettingReader
{
    private readonly SourceFile _file;
    private readonly DiagnosticSink _sink;
    private readonly Dictionary<string, SettingSyntax> _left = new(StringComparer.Ordinal);

    internal SettingReader(SourceFile file, BlockSyntax block, DiagnosticSink sink)
    {
        _file = file;
        _sink = sink;
        SettingSyntax? withoutValue = null;
        foreach (var setting in block.Members.OfType<SettingSyntax>())
        {
            _left[setting.Name.Text] = setting;
            if (setting.Value is not null) continue;
            withoutValue ??= setting;
            sink.Report(BindingRules.MissingValue, file, setting,
                $"`{setting.Name.Text}` has no value. Write one behind the `=`, or remove the line.");
        }

        if (withoutValue is not null) ReportUnusable(BindingRules.MissingValue, block, withoutValue, "has no value");
    }

    /// <summary>The settings that were not taken, by name.</summary>
    internal IEnumerable<SettingSyntax> Left => _left.Values.OrderBy(setting => setting.Span.Start);

    /// <summary>
    /// Reports that the whole block cannot be used for the sake of one setting, which has been reported itself.
    /// </summary>
    internal void ReportUnusable(SchemaRule rule, BlockSyntax block, SettingSyntax setting, string why)
    {
        var cause = new SourceLocation(_file, setting.Span);
        _sink.Report(rule, _file, block.Name,
            $"The {block.Keyword.Text} `{block.Name.Text}` cannot be used, because `{setting.Name.Text}` on "
                + $"line {cause.Start.Line} {why}.",
            cause);
    }

    internal SettingSyntax? Take(string name)
    {
        if (!_left.TryGetValue(name, out var setting)) return null;
        _left.Remove(name);
        return setting;
    }

    internal string? AsString(ExpressionSyntax value)
    {
        if (value.AsString() is { } text) return text;
        _sink.Report(BindingRules.WrongKindOfValue, _file, value,
            $"A string in quotes is expected here, not {value.Describe()}.");
        return null;
    }

    /// <summary>A text, or a variable of the environment; null when it is absent or wrong.</summary>
    internal StringOrEnv? TakeStringOrEnv(string name)
    {
        if (Take(name)?.Value is not { } value) return null;
        if (value.AsString() is { } text) return new StringOrEnv(text, null);
        if (value is FunctionCallSyntax { Name.Text: "env", Arguments.Count: 1 } call
            && call.Arguments[0].Value.AsString() is { } variable)
            return new StringOrEnv(null, variable);
        _sink.Report(BindingRules.WrongKindOfValue, _file, value,
            $"`{name}` is a string in quotes or `env(\"NAME\")`, not {value.Describe()}.");
        return null;
    }

    internal void Finish(string owner, IReadOnlyList<string> known)
    {
        foreach (var setting in Left)
        {
            var hint = Spelling.Closest(setting.Name.Text, known) is { } closest
                ? $"Did you mean `{closest}`?" : "It knows "
                + $"{string.Join(", ", known.Select(name => $"`{name}`"))}.";
            _sink.Report(BindingRules.UnknownSetting, _file, setting,
                $"{char.ToUpperInvariant(owner[0])}{owner.Substring(1)} has no setting `{setting.Name.Text}`. {hint}");
        }
    }
}
