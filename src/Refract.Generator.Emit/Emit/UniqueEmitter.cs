using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The unique keys: one constructor each, so that only a whole key can be given, and only one.</summary>
internal static class UniqueEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var name = scope.Helper(entity.Stem, "Unique");
        code.Line();
        code.Line($"/// <summary>One unique key of {entity.Name}.</summary>");
        code.Open($"public sealed partial class {name} : {Names.Runtime}UniqueInput<"
            + $"{scope.Global(entity.Stem, "Where")}, {scope.Global(entity.Stem, "Fields")}>");
        if (entity.Keys.Count == 0) code.Line($"private {name}() : base(0, default({Names.SqlValue})) {{ }}");
        foreach (var key in entity.Keys)
        {
            var values = string.Join(", ",
                key.Parts.Select(part => Value(part, key.IsTagged ? part.Parameter + ".Value" : part.Parameter)));
            code.Line($"public {name}({Parameters(scope, entity, key)}) : base({key.Index}, {values}) {{ }}");
        }

        foreach (var key in entity.Keys) Conversion(code, scope, name, key);
        foreach (var part in entity.Keys.Where(key => key.IsTagged).SelectMany(key => key.Parts)
            .Select(part => part.Name).Distinct())
        {
            code.Line($"/// <summary>Tells the key {part} from others of the same type.</summary>");
            code.Line($"public abstract class {part}Key;");
        }

        code.Close();
    }

    /// <summary>The parameters of a key, also for the verbs.</summary>
    public static string Parameters(ClientScope scope, EntityModel entity, KeyModel key) =>
        string.Join(", ", key.Parts.Select(part =>
    {
        var type = ColumnTypes.Item(part.Kind, part.Enum, scope);
        return key.IsTagged
            ? $"{Names.Runtime}Key<{type}, {scope.Global(entity.Stem, "Unique")}.{part.Name}Key> {part.Parameter}"
            : $"{type} {part.Parameter}";
    }));

    private static void Conversion(CodeWriter code, ClientScope scope, string name, KeyModel key)
    {
        if (!key.IsImplicit) return;
        var types = key.Parts.Select(part => ColumnTypes.Item(part.Kind, part.Enum, scope)).ToArray();
        if (types.Length == 1)
        {
            code.Line($"public static implicit operator {name}({types[0]} {key.Parts[0].Parameter}) => "
                + $"new({Named(key.Parts[0], key.Parts[0].Parameter)});");
            return;
        }

        var tuple = string.Join(", ",
            types.Zip(key.Parts, (type, part) => IsElementName(part.Name) ? $"{type} {part.Name}" : type));
        var arguments = string.Join(", ",
            key.Parts.Select(
                (part, at) => Named(part, IsElementName(part.Name) ? "key." + part.Name : $"key.Item{at + 1}")));
        code.Line($"public static implicit operator {name}(({tuple}) key) => new({arguments});");
    }

    /// <summary>Tuples have members of their own.</summary>
    private static bool IsElementName(string name) =>
        name is not ("CompareTo" or "Rest")
            && !(name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4
                && name.Skip(4).All(char.IsDigit));

    private static string Named(KeyPartModel part, string value) => $"{part.Parameter}: {value}";

    private static string Value(KeyPartModel part, string expression) => part.Kind switch
    {
        ColumnKind.Enum => $"{Names.SqlValue}.OfEnum((int){expression})",
        _ => $"{Names.SqlValue}.Of({expression})",
    };
}
