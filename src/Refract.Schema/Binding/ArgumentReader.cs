using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Hands out the arguments of an attribute by name; what was not asked for is unknown.</summary>
internal sealed class ArgumentReader
{
    /// <summary>
    /// Up to this many arguments are compared in pairs, which needs no memory; more would take quadratic time.
    /// </summary>
    private const int MaximumPaired = 8;

    private readonly DiagnosticSink _sink;
    private readonly IReadOnlyList<ArgumentSyntax> _arguments;
    private readonly bool[] _taken;
    private readonly List<string>? _asked;

    internal ArgumentReader(SourceFile file, AttributeSyntax attribute, DiagnosticSink sink)
    {
        File = file;
        Attribute = attribute;
        _sink = sink;
        _arguments = attribute.Arguments;
        _taken = _arguments.Count == 0 ? [] : new bool[_arguments.Count];
        // What has been asked for is only of interest when there is an argument that it could have been.
        _asked = _arguments.Count == 0 ? null : [];
        IsUsable = CheckShape();
        if (IsUsable && MayRepeat()) CheckRepeated();
    }

    internal SourceFile File { get; }

    internal AttributeSyntax Attribute { get; }

    /// <summary>False when an argument has no value; that has been reported.</summary>
    internal bool IsUsable { get; }

    /// <summary>The attribute with its at signs: <c>@@index</c>.</summary>
    internal string Display => Attribute.At.Text + Attribute.Name.Text;

    internal void Report(SchemaRule rule, MessageText message) => _sink.Report(rule, File, Attribute, message);

    internal void Report(SchemaRule rule, SyntaxElement element, MessageText message, SourceLocation? cause = null) =>
        _sink.Report(rule, File, element, message, cause);

    /// <summary>The argument that may be written without its name, and must be there.</summary>
    internal ExpressionSyntax? TakeDefault(string name)
    {
        _asked?.Add(name);
        var named = Remove(name);
        var unnamed = Remove("");
        if (named is not null && unnamed is not null)
        {
            Report(BindingRules.DuplicateArgument, named,
                $"`{name}` is given twice: once with its name and once without. Keep one of them.");
            return null;
        }

        if ((named ?? unnamed) is { } argument) return argument.Value;
        Report(BindingRules.MissingArgument, $"`{Display}` needs the argument `{name}`.");
        return null;
    }

    internal ExpressionSyntax? Take(string name)
    {
        _asked?.Add(name);
        return Remove(name)?.Value;
    }

    internal ExpressionSyntax? TakeUnnamed() => Remove("")?.Value;

    /// <summary>A text that must not be empty; null when it is absent or wrong.</summary>
    internal string? TakeName(string name)
    {
        var text = AsString(Take(name));
        if (text is not "") return text;
        Report(BindingRules.InvalidArgumentValue,
            $"The argument `{name}` of `{Display}` must not be empty. Leave it out for the default.");
        return null;
    }

    internal string? AsString(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsString() is { } text) return text;
        Report(BindingRules.WrongKindOfValue, expression,
            $"A string in quotes is expected here, not {expression.Describe()}.");
        return null;
    }

    internal string? AsConstant(ExpressionSyntax? expression, string what)
    {
        if (expression is null) return null;
        if (expression.AsConstant() is { } text) return text;
        Report(BindingRules.WrongKindOfValue, expression,
            $"{what} is expected here, without quotes, not {expression.Describe()}.");
        return null;
    }

    internal long? AsInteger(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsInteger() is { } number) return number;
        Report(BindingRules.WrongKindOfValue, expression,
            $"A whole number is expected here, not {expression.Describe()}.");
        return null;
    }

    internal bool? AsBoolean(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (expression.AsConstant() is "true" or "false") return expression.AsConstant() == "true";
        Report(BindingRules.WrongKindOfValue, expression,
            $"`true` or `false` is expected here, not {expression.Describe()}.");
        return null;
    }

    /// <summary>Forgets what was not asked for: the attribute is wrong as a whole, which has been reported.</summary>
    internal void Discard()
    {
        for (var i = 0; i < _taken.Length; i++) _taken[i] = true;
    }

    /// <summary>Reports what is left.</summary>
    internal void Finish()
    {
        for (var i = 0; i < _taken.Length; i++)
        {
            if (_taken[i]) continue;
            var message = _arguments[i].Name is { Text: var name }
                ? $"`{Display}` has no argument `{name}`.{Hint(name, _asked!)}"
                : $"`{Display}` takes no argument without a "
                    + $"name{(_asked!.Count == 0 ? "" : $"; it knows {Names(_asked)}")}.";
            Report(BindingRules.UnknownArgument, _arguments[i], message);
        }
    }

    private static string Hint(string name, List<string> known) =>
        Spelling.Closest(name, known) is { } closest ? $" Did you mean `{closest}`?"
        : known.Count == 0 ? " It takes none."
        : $" It knows {Names(known)}.";

    private static string Names(List<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    /// <summary>The last argument of that name counts, and is no longer left.</summary>
    private ArgumentSyntax? Remove(string name)
    {
        for (var i = _taken.Length - 1; i >= 0; i--)
        {
            if (_taken[i] || !IsCalled(_arguments[i], name)) continue;
            _taken[i] = true;
            return _arguments[i];
        }

        return null;
    }

    private static bool IsCalled(ArgumentSyntax argument, string name) => argument.Name?.Is(name) ?? name.Length == 0;

    private bool CheckShape()
    {
        if (Attribute.ArgumentList is not { } list) return true;
        var usable = CheckList(list);
        for (var i = 0; i < _arguments.Count; i++)
        {
            switch (_arguments[i].Value)
            {
                case FunctionCallSyntax call: usable &= CheckList(call.ArgumentList); break;
                case ListSyntax { Items: var items }:
                    for (var j = 0; j < items.Count; j++)
                        if (items[j] is FunctionCallSyntax item) CheckValues(item.ArgumentList);
                    break;
            }
        }

        return usable;
    }

    private bool CheckList(ArgumentListSyntax list)
    {
        if (list.TrailingComma is { } comma)
            Report(BindingRules.TrailingComma, comma, "No comma may stand before the closing parenthesis. Remove it.");
        return CheckValues(list);
    }

    private bool CheckValues(ArgumentListSyntax list)
    {
        var usable = true;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (argument.Value is not null) continue;
            Report(BindingRules.MissingValue, argument,
                $"The argument `{argument.Name!.Text}` has no value. Write one behind the colon, or remove it.");
            usable = false;
        }

        return usable;
    }

    private bool MayRepeat()
    {
        if (_arguments.Count > MaximumPaired) return true;
        for (var i = 1; i < _arguments.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (_arguments[i].Name, _arguments[j].Name);
                if (a is null ? b is null : b is not null && a.IsLike(b)) return true;
            }
        }

        return false;
    }

    /// <summary>Of several with one name only the last is left.</summary>
    private void CheckRepeated()
    {
        var unnamed = new List<ArgumentSyntax>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _arguments.Count; i++)
        {
            var argument = _arguments[i];
            var name = argument.Name?.Text ?? "";
            if (argument.Name is null) unnamed.Add(argument);
            if (last.TryGetValue(name, out var previous))
            {
                _taken[previous] = true;
                if (argument.Name is not null)
                    Report(BindingRules.DuplicateArgument, argument,
                        $"The argument `{name}` is given twice. Keep one of them.");
            }

            last[name] = i;
        }

        if (unnamed.Count < 2) return;
        Report(BindingRules.DuplicateArgument,
            $"`{Display}` takes one argument without a name. Was a list meant? Write "
            + $"`[{string.Join(", ", unnamed.Select(argument => argument.ToString()))}]`.");
    }
}
