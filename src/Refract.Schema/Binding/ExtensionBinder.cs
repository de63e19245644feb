using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>
/// Binds <c>extensions</c> of a datasource: <c>[postgis, uuidOssp(map: "uuid-ossp", schema: "public", version:
/// "1.1")]</c>.
/// </summary>
internal sealed class ExtensionBinder(DatasourceSymbol datasource, DiagnosticSink sink)
{
    private static readonly string[] Known = ["map", "schema", "version"];

    internal void Bind(ExpressionSyntax list)
    {
        foreach (var item in list.AsItems())
        {
            var call = item as FunctionCallSyntax;
            if ((call?.Name.Text ?? item.AsConstant()) is not { } name)
            {
                sink.Report(BindingRules.WrongKindOfValue, datasource.File, item,
                    $"The name of an extension is expected here, without quotes, not {item.Describe()}. A "
                    + "name that needs quotes is "
                    + "given with `map`.");
                continue;
            }

            var arguments = BindArguments(call);
            arguments.TryGetValue("map", out var map);
            arguments.TryGetValue("version", out var version);
            arguments.TryGetValue("schema", out var schema);
            datasource.Extensions.Add((new DatabaseExtension(name, map ?? name, version, schema), item));
            if (name[0] is >= '0' and <= '9' || name.IndexOf('-') >= 0)
            {
                sink.Report(BindingRules.InvalidExtension, datasource.File, item,
                    $"`{name}` cannot be a name here. Choose one of letters, digits and `_`, and give the "
                    + "extension's own with `map: "
                    + $"\"{name}\"`.");
            }
        }
    }

    private Dictionary<string, string> BindArguments(FunctionCallSyntax? call)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (call is null) return values;
        foreach (var argument in call.Arguments)
        {
            var name = argument.Name?.Text;
            if (name is null)
                sink.Report(BindingRules.InvalidExtension, datasource.File, argument,
                    "The arguments of an extension have names: `map`, `schema` and `version`.");
            else if (!Known.Contains(name))
                sink.Report(BindingRules.UnknownArgument, datasource.File, argument,
                    $"An extension has no argument `{name}`.{Spelling.Hint(name, Known)} It knows `map`, "
                        + "`schema` and `version`.");
            else if (values.ContainsKey(name))
                sink.Report(BindingRules.DuplicateArgument, datasource.File, argument,
                    $"The argument `{name}` is given twice. Keep one of them.");
            else if (argument.Value.AsString() is { } text) values[name] = text;
            else if (argument.Value is not null)
                sink.Report(BindingRules.WrongKindOfValue, datasource.File, argument.Value,
                    $"A string in quotes is expected here, not {argument.Value.Describe()}.");
        }

        return values;
    }
}
