using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Hands out the arguments of an attribute by name; what nobody asked for is unknown.</summary>
internal sealed class ArgumentReader
{
    private readonly DiagnosticSink _sink;
    private readonly Dictionary<string, ArgumentSyntax> _left = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];

    internal ArgumentReader(SourceFile file, AttributeSyntax attribute, DiagnosticSink sink)
    {
        File = file;
        Attribute = attribute;
        _sink = sink;
        IsUsable = CheckShape();
        if (IsUsable) Collect();
    }

    internal SourceFile File { get; }

    internal AttributeSyntax Attribute { get; }

    /// <summary>False when an argument has no value; that has been reported.</summary>
    internal bool IsUsable { get; }

    private string Display => Attribute.At.Text + Attribute.Name.Text;

    internal void Report(SchemaRule rule, string message) => _sink.Report(rule, File, Attribute, message);

    internal void Report(SchemaRule rule, SyntaxElement element, string message) => _sink.Report(rule, File, element, message);

    /// <summary>The argument that may be written without its name.</summary>
    internal ExpressionSyntax? TakeDefault(string name, bool required = true)
    {
        _asked.Add(name);
        var named = Remove(name);
        var unnamed = Remove("");
        if (named is not null && unnamed is not null)
        {
            Report(BindingRules.DuplicateArgument, named,
                $"`{name}` is given twice: once with its name and once without. Keep one of them.");
            return null;
        }

        if ((named ?? unnamed) is { } argument) return argument.Value;
        if (required) Report(BindingRules.MissingArgument, $"`{Display}` needs the argument `{name}`.");
        return null;
    }

    internal ExpressionSyntax? Take(string name)
    {
        _asked.Add(name);
        return Remove(name)?.Value;
    }

    /// <summary>A text that must not be empty; null when it is absent or wrong.</summary>
    internal string? TakeName(string name)
    {
        var text = AsString(Take(name));
        if (text is not "") return text;
        Report(BindingRules.InvalidArgumentValue, $"The argument `{name}` of `{Display}` must not be empty. Leave it out for the default.");
        return null;
    }

    internal string? AsString(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsString() is { } text) return text;
        Report(BindingRules.WrongKindOfValue, expression, $"A string in quotes is expected here, not {expression.Describe()}.");
        return null;
    }

    internal string? AsConstant(ExpressionSyntax? expression, string what)
    {
        if (expression is null) return null;
        if (expression.AsConstant() is { } text) return text;
        Report(BindingRules.WrongKindOfValue, expression, $"{what} is expected here, without quotes, not {expression.Describe()}.");
        return null;
    }

    internal long? AsInteger(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsInteger() is { } number) return number;
        Report(BindingRules.WrongKindOfValue, expression, $"A whole number is expected here, not {expression.Describe()}.");
        return null;
    }

    internal bool? AsBoolean(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsConstant() is "true" or "false") return expression.AsConstant() == "true";
        Report(BindingRules.WrongKindOfValue, expression, $"`true` or `false` is expected here, not {expression.Describe()}.");
        return null;
    }

    /// <summary>Forgets what was not asked for: the attribute is wrong as a whole, which has been reported.</summary>
    internal void Discard() => _left.Clear();

    /// <summary>Reports what is left.</summary>
    internal void Finish()
    {
        foreach (var argument in _left.Values)
        {
            var message = argument.Name is null
                ? $"`{Display}` takes no argument without a "
                    + $"name{(_asked.Count == 0 ? "" : $"; it knows {string.Join(", ", _asked.Select(name => $"`{name}`"))}")}."
                : $"`{Display}` has no argument `{argument.Name.Text}`.{Hint(argument.Name.Text)}";
            Report(BindingRules.UnknownArgument, argument, message);
        }
    }

    private string Hint(string name) =>
        Spelling.Closest(name, _asked) is { } closest ? $" Did you mean `{closest}`?"
        : _asked.Count == 0 ? " It takes none."
        : $" It knows {string.Join(", ", _asked.Select(known => $"`{known}`"))}.";

    private ArgumentSyntax? Remove(string name)
    {
        if (!_left.TryGetValue(name, out var argument)) return null;
        _left.Remove(name);
        return argument;
    }

    private bool CheckShape()
    {
        if (Attribute.ArgumentList is not { } list) return true;
        var usable = CheckList(list);
        foreach (var argument in list.Arguments)
        {
            switch (argument.Value)
            {
                case FunctionCallSyntax call: usable &= CheckList(call.ArgumentList); break;
                case ListSyntax items:
                    foreach (var call in items.Items.OfType<FunctionCallSyntax>()) CheckValues(call.ArgumentList);
                    break;
            }
        }

        return usable;
    }

    private bool CheckList(ArgumentListSyntax list)
    {
        if (list.TrailingComma is { } comma) Report(BindingRules.TrailingComma, comma,
            "No comma may stand before the closing parenthesis. Remove it.");
        return CheckValues(list);
    }

    private bool CheckValues(ArgumentListSyntax list)
    {
        var usable = true;
        foreach (var argument in list.Arguments)
        {
            if (argument.Value is not null) continue;
            Report(BindingRules.MissingValue, argument,
                $"The argument `{argument.Name!.Text}` has no value. Write one behind the colon, or remove it.");
            usable = false;
        }

        return usable;
    }

    private void Collect()
    {
        var unnamed = new List<ArgumentSyntax>();
        foreach (var argument in Attribute.Arguments)
        {
            var name = argument.Name?.Text ?? "";
            if (name.Length == 0) unnamed.Add(argument);
            else if (_left.ContainsKey(name)) Report(BindingRules.DuplicateArgument, argument,
                $"The argument `{name}` is given twice. Keep one of them.");
            _left[name] = argument;
        }

        if (unnamed.Count < 2) return;
        Report(BindingRules.DuplicateArgument,
            $"`{Display}` takes one argument without a name. Was a list meant? Write "
            + $"`[{string.Join(", ", unnamed.Select(argument => argument.ToString()))}]`.");
    }
}
