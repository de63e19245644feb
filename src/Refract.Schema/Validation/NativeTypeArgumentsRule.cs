using System.Globalization;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;

namespace Refract.Schema.Validation;

/// <summary>The arguments of a native type are whole numbers within what the database takes.</summary>
internal static class NativeTypeArgumentsRule
{
    internal static readonly SchemaRule Rule = new("RFR1206", "Invalid arguments of a native type");

    internal static void Check(ValidationContext context)
    {
        foreach (var (field, native, definition) in context.NativeTypes)
            if (definition is not null && Problem(definition, native.Arguments) is { } problem)
                context.Report(Rule, field.Model, native.Attribute, problem);
    }

    /// <summary>
    /// Whether the arguments have the right number and form, whatever their values: as the real parser asks before it
    /// calls a type known.
    /// </summary>
    internal static bool AreWellFormed(NativeTypeDefinition type, IReadOnlyList<string> arguments) =>
        type.MaximumArguments == 0 || arguments.Count == 0
        || (arguments.Count == type.MaximumArguments && arguments.All(argument => Parse(argument) is not null));

    private static string? Problem(NativeTypeDefinition type, IReadOnlyList<string> arguments)
    {
        var name = type.Name;
        if (type.MaximumArguments == 0)
            return arguments.Count == 0 ? null : $"`{name}` takes no arguments. Write it without parentheses.";
        if (arguments.Count == 0) return null;
        if (arguments.Count != type.MaximumArguments)
            return type.HasScale
                ? $"`{name}` takes a precision and a scale, or nothing: `{name}(10, 2)`."
                : $"`{name}` takes one argument, or none.";
        var numbers = new List<long>();
        foreach (var argument in arguments)
        {
            if (Parse(argument) is not { } number)
                return $"The arguments of `{name}` are whole numbers that are not negative; `{argument}` is none.";
            numbers.Add(number);
        }

        if (type.HasScale && numbers[1] > numbers[0])
            return $"The scale of `{name}` ({numbers[1]}) cannot be greater than its precision ({numbers[0]}).";
        if (numbers[0] >= type.Minimum && numbers[0] <= type.Maximum) return null;
        return type.Maximum == uint.MaxValue
            ? $"The argument of `{name}` must be at least {type.Minimum}."
            : $"The {(type.HasScale ? "precision" : "argument")} of `{name}` goes from {type.Minimum} to "
                + $"{type.Maximum}, and "
                + $"{numbers[0]} is outside.";
    }

    private static long? Parse(string argument) =>
        uint.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
