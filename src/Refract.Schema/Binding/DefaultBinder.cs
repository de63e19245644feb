using Refract.Schema.Providers;
using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>
/// Binds <c>@default(…)</c>: whether the kind of value fits the type of the field. What the text of a literal must look
/// like is a rule of its own.
/// </summary>
internal sealed class DefaultBinder(SchemaSymbols symbols)
{
    internal static readonly string[] KnownFunctions = ["autoincrement", "now", "uuid", "cuid", "ulid", "nanoid",
        "dbgenerated", "sequence"];

    internal void Bind(FieldSymbol field, ArgumentReader reader)
    {
        var value = reader.TakeDefault("value");
        if (value is null)
        {
            reader.Discard();
            return;
        }

        var symbol = new DefaultSymbol(reader.Attribute, value, reader.TakeName("map"));
        field.Default = symbol;
        symbol.Fits = Fits(field, value, symbol.MappedName, reader);
        reader.Finish();
    }

    private bool Fits(FieldSymbol field, ExpressionSyntax value, string? mappedName, ArgumentReader reader)
    {
        if (field.Model.IsComposite && !FitsCompositeType(field, value, mappedName, reader)) return false;
        if (value is FunctionCallSyntax { Name.Text: "dbgenerated" } generated)
            return FitsDatabaseFunction(generated, reader);
        switch (field.Kind)
        {
            case FieldKind.Scalar:
                return value is FunctionCallSyntax call
                    ? FitsFunction(field, call, mappedName, reader) : FitsLiteral(field, value, reader);
            case FieldKind.Enum: return FitsEnum(field, value, reader);
            case FieldKind.Unsupported:
                reader.Report(AttributeRules.InvalidDefault, value,
                    "Only the database knows values of this type. Write `@default(dbgenerated(\"…\"))` with "
                        + "an SQL expression.");
                return false;
            default:
                reader.Report(AttributeRules.InvalidDefault, value,
                    "A field of a composite type takes no default. Remove `@default`.");
                return false;
        }
    }

    /// <summary>
    /// What a composite type holds is no column: no database makes its values, and none knows its defaults by name.
    /// </summary>
    private static bool FitsCompositeType(FieldSymbol field, ExpressionSyntax value, string? mappedName,
        ArgumentReader reader)
    {
        var problem =
            mappedName is not null ? "A default in a composite type has no name in the database. Remove `map`."
            : field.Kind == FieldKind.Unsupported
                ? "A field of type `Unsupported` takes no default in a composite type. Remove `@default`."
            : value is FunctionCallSyntax { Name.Text: "dbgenerated" or "autoincrement" or "auto" or "sequence" } call
                ? $"`{call.Name.Text}()` is made by a column of a table, and a composite type has none. "
                    + "Write a value, or remove `@default`."
            : null;
        if (problem is null) return true;
        reader.Report(AttributeRules.InvalidDefaultFunction, problem);
        return false;
    }

    private static bool FitsDatabaseFunction(FunctionCallSyntax call, ArgumentReader reader)
    {
        if (call.Arguments.Count == 0) return true;
        if (call.Arguments.Count == 1 && call.Arguments[0].Value.AsString() is { Length: > 0 }) return true;
        reader.Report(AttributeRules.InvalidDefaultFunction, call,
            "`dbgenerated` takes the SQL expression as one string that is not empty, or nothing at all.");
        return false;
    }

    private bool FitsFunction(FieldSymbol field, FunctionCallSyntax call, string? mappedName, ArgumentReader reader)
    {
        var name = call.Name.Text;
        switch (name)
        {
            case "autoincrement" when mappedName is not null:
                reader.Report(AttributeRules.InvalidDefaultFunction,
                    "The sequence of `autoincrement()` is named by the database. Remove `map`.");
                return false;
            case "autoincrement" when field.Scalar is ScalarType.Int or ScalarType.BigInt:
                return TakesNothing(call, reader);
            case "now" when field.Scalar == ScalarType.DateTime: return TakesNothing(call, reader);
            case "ulid" when field.Scalar == ScalarType.String: return TakesNothing(call, reader);
            case "uuid" when field.Scalar == ScalarType.String:
                return TakesVersion(call, reader, version => version is 4 or 7, "4 or 7");
            case "cuid" when field.Scalar == ScalarType.String:
                return TakesVersion(call, reader, version => version is 1 or 2, "1 or 2");
            case "nanoid" when field.Scalar == ScalarType.String:
                return TakesVersion(call, reader, length => length is >= 2 and <= 255, "a length from 2 to 255");
            case "sequence" when symbols.Datasource?.Provider == DatabaseProvider.CockroachDb:
                return FitsSequence(call, reader);
            case "auto" or "sequence"
                when symbols.Datasource?.Provider is DatabaseProvider.MySql or DatabaseProvider.SqlServer
                    or DatabaseProvider.MongoDb:
                // That the database is not supported has been said, and says it all.
                return true;
            case "auto" or "sequence":
                reader.Report(AttributeRules.InvalidDefaultFunction, call,
                    $"`{name}()` does not exist on {ProviderName()}. "
                    + (field.Scalar is ScalarType.Int or ScalarType.BigInt
                        ? "Use `autoincrement()`." : "Use `dbgenerated(\"…\")`."));
                return false;
        }

        var types = name switch
        {
            "autoincrement" => "`Int` and `BigInt`",
            "now" => "`DateTime`",
            "ulid" or "uuid" or "cuid" or "nanoid" => "`String`",
            _ => null,
        };
        reader.Report(AttributeRules.InvalidDefaultFunction, call, types is null
            ? $"There is no function `{name}()`.{Spelling.Hint(name, KnownFunctions)} "
                + "An expression of the database is written `dbgenerated(\"…\")`."
            : $"`{name}()` makes values for fields of type {types}, but `{field.Name}` is of type `{field.TypeName}`.");
        return false;
    }

    private string ProviderName() => symbols.Datasource?.Provider is { } provider
        ? ProviderTraits.Of(provider).Name : "this database";

    private static bool TakesNothing(FunctionCallSyntax call, ArgumentReader reader)
    {
        if (call.Arguments.Count == 0) return true;
        reader.Report(AttributeRules.InvalidDefaultFunction, call,
            $"`{call.Name.Text}` takes no arguments. Write `{call.Name.Text}()`.");
        return false;
    }

    private static bool TakesVersion(FunctionCallSyntax call, ArgumentReader reader, Func<long, bool> isAllowed,
        string allowed)
    {
        if (call.Arguments.Count == 0) return true;
        if (call.Arguments.Count == 1 && call.Arguments[0].Value.AsInteger() is { } number && isAllowed(number))
            return true;
        reader.Report(AttributeRules.InvalidDefaultFunction, call,
            $"`{call.Name.Text}` takes {allowed}, or nothing at all.");
        return false;
    }

    private static bool FitsSequence(FunctionCallSyntax call, ArgumentReader reader)
    {
        string[] numbers = ["cache", "increment", "minValue", "maxValue", "start"];
        var fits = true;
        foreach (var argument in call.Arguments)
        {
            var name = argument.Name?.Text ?? "";
            if (name == "virtual") fits &= reader.AsBoolean(argument.Value) is not null;
            else if (numbers.Contains(name)) fits &= reader.AsInteger(argument.Value) is not null;
            else
            {
                reader.Report(BindingRules.UnknownArgument, argument,
                    "`sequence` takes `virtual` and "
                    + $"{string.Join(", ", numbers.Select(known => $"`{known}`"))}, each with its "
                    + $"name.{Spelling.Hint(name, numbers)}");
                fits = false;
            }
        }

        return fits;
    }

    private static bool FitsEnum(FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        if (field.Arity != FieldArity.List) return FitsEnumValue(field, value, reader);
        if (value is ListSyntax list) return list.Items.All(item => FitsEnumValue(field, item, reader));
        reader.Report(AttributeRules.InvalidDefault, value,
            $"`{field.Name}` is a list, so its default is one too. Write `@default([{value}])`.");
        return false;
    }

    private static bool FitsEnumValue(FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        if (value.AsConstant() is not { } name)
        {
            var example = field.Enum!.Values.Count > 0 ? field.Enum.Values[0].Name : "VALUE";
            reader.Report(AttributeRules.InvalidDefault, value,
                $"A value of the enum `{field.Enum.Name}` is expected here, written without quotes, such as "
                + $"`{example}`, not "
                + $"{value.Describe()}.");
            return false;
        }

        if (field.Enum!.ValuesByName.ContainsKey(name)) return true;
        reader.Report(AttributeRules.InvalidDefault, value,
            $"The enum {Lines.Subject(field.Enum.Name, field.Enum.Redefinition, field.File)} has no value "
            + $"`{name}`.{Spelling.Hint(name, field.Enum.ValuesByName.Keys)}", field.Enum.Redefinition);
        return false;
    }

    private static bool FitsLiteral(FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        if (field.Arity == FieldArity.List)
        {
            if (value is ListSyntax list) return list.Items.All(item => FitsSingleLiteral(field, item, reader));
            reader.Report(AttributeRules.InvalidDefault, value,
                $"`{field.Name}` is a list, so its default is one too. Write `@default([{value}])`.");
            return false;
        }

        if (value is not ListSyntax) return FitsSingleLiteral(field, value, reader);
        reader.Report(AttributeRules.InvalidDefault, value,
            $"`{field.Name}` is no list, so its default cannot be one. Write a single value, or make the "
                + $"type `{field.TypeName}[]`.");
        return false;
    }

    private static bool FitsSingleLiteral(FieldSymbol field, ExpressionSyntax value, ArgumentReader reader)
    {
        var kind = (value as LiteralSyntax)?.Token.Kind;
        var (fits, expected) = field.Scalar switch
        {
            ScalarType.String => (kind == TokenKind.String, "a string in quotes"),
            ScalarType.Boolean => (value.AsConstant() is "true" or "false", "`true` or `false`"),
            ScalarType.Int or ScalarType.BigInt => (kind == TokenKind.Number, "a whole number"),
            ScalarType.Float => (kind == TokenKind.Number, "a number"),
            ScalarType.Decimal => (kind is TokenKind.Number or TokenKind.String, "a number"),
            ScalarType.DateTime =>
                (kind == TokenKind.String, "a date and time in quotes, such as `\"2030-01-31T12:00:00Z\"`, or `now()`"),
            ScalarType.Json => (kind == TokenKind.String, "JSON in quotes, such as `\"{}\"`"),
            _ => (kind == TokenKind.String, "bytes in base64 in quotes"),
        };
        if (fits) return true;
        reader.Report(AttributeRules.InvalidDefault, value,
            $"`{field.Name}` is of type `{field.TypeName}`: {expected} is expected here, not {value.Describe()}.");
        return false;
    }
}
