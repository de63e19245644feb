using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The enums, and the maps to their names in the database.</summary>
internal static class EnumsFile
{
    public static GeneratedFile Emit(ClientScope scope, EquatableArray<EnumModel> enums)
    {
        var code = FileHeader.Begin(scope);
        foreach (var type in enums)
        {
            code.Line();
            code.Documentation(type.Documentation);
            code.Line("[_S.Text.Json.Serialization.JsonConverter(typeof("
                + $"{Names.Runtime}EnumJson<{scope.Global(type.Name)}>))]");
            code.Open($"public enum {type.Name}");
            foreach (var value in type.Values)
            {
                code.Documentation(value.Documentation);
                if (value.JsonName != value.Name)
                    code.Line("[_S.Text.Json.Serialization.JsonStringEnumMemberName("
                        + $"{CSharpLiteral.Of(value.JsonName)})]");
                code.Line($"{value.Name},");
            }

            code.Close();
        }

        code.Line();
        code.Line("/// <summary>The database's names of the enums' values.</summary>");
        code.Open("internal static class _EnumMaps");
        foreach (var type in enums)
        {
            var names = string.Join(", ", type.Values.Select(value => CSharpLiteral.Of(value.DatabaseName)));
            code.Line($"internal static readonly {Names.EnumMap}<{scope.Global(type.Name)}> {type.Name} = "
                + $"new({names}) {{ TypeName = {CSharpLiteral.Of(type.DatabaseName)}"
                + (type.DatabaseSchema is null ? "" : $", TypeSchema = {CSharpLiteral.Of(type.DatabaseSchema)}")
                + " };");
        }

        code.Close();
        return new GeneratedFile("Enums.g.cs", code.ToString());
    }
}
