using Refract.Schema;

namespace Refract.Generator.Naming;

/// <summary>Which fields may have documents of a type of the program's, and which have.</summary>
internal static class DocumentColumns
{
    /// <summary>Why something cannot have a type, or null when it can.</summary>
    /// <param name="symbol">The field, or what else has the comment.</param>
    /// <param name="annotation">The comment; it names a type or a context.</param>
    public static string? Problem(object symbol, CSharpAnnotation annotation) => symbol switch
    {
        ScalarField { Type: not ScalarType.Json } or not ScalarField =>
            "only a Json field holds documents of a type.",
        ScalarField { Arity: FieldArity.List } =>
            "a list of documents has no type. Make the field one Json, with the type of a list.",
        _ when annotation.Type is null => "json: names the JsonSerializerContext of a type: give the type as well.",
        _ when TypeText.Global(annotation.Type) is null =>
            $"\"{annotation.Type}\" is no C# type. Write its namespace and its name, for example "
                + "\"Shop.Preferences\" or \"System.Collections.Generic.List<Shop.Address>\".",
        _ when annotation.Json is { } context && TypeText.Global(context) is null =>
            $"\"{context}\" is no C# type. Write the namespace and the name of a JsonSerializerContext.",
        _ => null,
    };
}
