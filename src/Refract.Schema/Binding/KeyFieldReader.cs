using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>
/// Reads the columns of a key or index from its argument <c>fields</c>: <c>[email(sort: Desc), address.city]</c>.
/// </summary>
internal static class KeyFieldReader
{
    /// <summary>Reads them into the key; false when they could not be made out, which has been reported.</summary>
    internal static bool Read(KeySymbol key, ArgumentReader reader)
    {
        if (reader.TakeDefault("fields") is not { } list)
        {
            key.IsBroken = true;
            return false;
        }

        foreach (var item in list.AsItems()) ReadField(key, item, reader);
        if (FindRepeated(key.Fields) is { } repeated)
        {
            reader.Report(AttributeRules.RepeatedKeyField, list,
                $"`{repeated}` stands twice in `{key.AttributeName}`. Name each column once.");
            key.IsBroken = true;
        }

        return !key.IsBroken;
    }

    /// <summary>The first path that stands again further on, or null.</summary>
    private static string? FindRepeated(List<KeyFieldSymbol> fields)
    {
        if (fields.Count < 2) return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? repeated = null;
        foreach (var field in fields)
            if (!seen.Add(field.Path)) (repeated ??= new(StringComparer.Ordinal)).Add(field.Path);
        return repeated is null ? null : fields.Find(field => repeated.Contains(field.Path))!.Path;
    }

    private static void ReadField(KeySymbol key, ExpressionSyntax item, ArgumentReader reader)
    {
        var call = item as FunctionCallSyntax;
        if ((call?.Name.Text ?? item.AsConstant()) is not { } path)
        {
            reader.Report(BindingRules.WrongKindOfValue, item,
                $"The name of a field is expected here, without quotes, not {item.Describe()}.");
            key.IsBroken = true;
            return;
        }

        var (sort, length, operatorClass, isRaw) = call is null ? default : ReadArguments(key, call, reader);
        if (FindField(key, path, item, reader) is { } field)
            key.Fields.Add(new KeyFieldSymbol(field, path, sort, length, operatorClass, isRaw));
        else key.IsBroken = true;
    }

    private static FieldSymbol? FindField(KeySymbol key, string path, ExpressionSyntax item, ArgumentReader reader)
    {
        var model = key.Model;
        string[] parts = path.IndexOf('.') < 0 ? [path] : path.Split('.');
        if (!model.FieldsByName.TryGetValue(parts[0], out var field))
        {
            UnknownField.ReportName(AttributeRules.UnknownKeyField, model, parts[0], item, reader);
            return null;
        }

        // What can be told of the last one is told, and that is all: the key may have been meant to have the other.
        key.IsBroken |= field.IsRepeated;
        UnknownField.ReportFlaw(AttributeRules.UnknownKeyField, field, item, reader);
        switch (field.Kind)
        {
            case FieldKind.Unknown: return null;
            case FieldKind.Relation:
                var columns = field.Relation?.Fields is { Count: > 0 } fields
                    ? $" Did you mean {Names([.. fields.Select(column => column.Name)])}?"
                    : " Name the columns that hold its key instead.";
                reader.Report(AttributeRules.RelationInKey, item,
                    $"{Lines.Subject(path, field.Redefinition, field.File)} is a relation, and "
                    + $"`{key.AttributeName}` takes columns "
                    + $"only.{columns}", field.Redefinition);
                return null;
        }

        if (parts.Length == 1) return field;
        if (key.Kind is not (KeyKind.Id or KeyKind.ShardKey) && FindInside(field, parts) is { } inner) return inner;
        reader.Report(AttributeRules.UnknownKeyField, item,
            $"`{model.Name}` has no field `{path}`. A path with dots only leads into composite types.");
        return null;
    }

    private static FieldSymbol? FindInside(FieldSymbol field, string[] parts)
    {
        foreach (var part in parts.Skip(1))
        {
            if (field.Kind != FieldKind.Composite || !field.Target!.FieldsByName.TryGetValue(part, out var inner))
                return null;
            field = inner;
        }

        return field;
    }

    private static (bool? Sort, int? Length, string? OperatorClass, bool IsRaw) ReadArguments(KeySymbol key,
        FunctionCallSyntax call,
        ArgumentReader reader)
    {
        bool? sort = null;
        int? length = null;
        string? operatorClass = null;
        var isRaw = false;
        foreach (var argument in call.Arguments)
        {
            switch (argument.Name?.Text)
            {
                case "sort" when reader.AsConstant(argument.Value, "`Asc` or `Desc`") is { } order:
                    if (order is "Asc" or "Desc") sort = order == "Desc";
                    else reader.Report(BindingRules.InvalidArgumentValue, argument,
                        $"`sort` is `Asc` or `Desc`, not `{order}`.");
                    break;
                case "length" when reader.AsInteger(argument.Value) is { } number:
                    if (number >= 0) length = (int)Math.Min(number, int.MaxValue);
                    break;
                case "ops" when argument.Value is { } value:
                    (operatorClass, isRaw) = ReadOperatorClass(key, value, reader);
                    break;
            }
        }

        return (sort, length, operatorClass, isRaw);
    }

    private static (string? Name, bool IsRaw) ReadOperatorClass(KeySymbol key, ExpressionSyntax value,
        ArgumentReader reader)
    {
        if (value.AsConstant() is { } name && OperatorClasses.IsKnown(name)) return (name, false);
        if (value is FunctionCallSyntax { Name.Text: "raw", Arguments.Count: 1 } call
            && call.Arguments[0].Value.AsString() is { } raw)
            return (raw, true);
        key.IsBroken = true;
        var hint = value.AsConstant() is { } unknown
            ? $"There is no operator class `{unknown}`.{Spelling.Hint(unknown, OperatorClasses.Names)}"
            : "An operator class is expected here.";
        reader.Report(AttributeRules.UnknownOperatorClass, value,
            $"{hint} One that the language does not know is written `raw(\"name_ops\")`.");
        return (null, false);
    }

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
