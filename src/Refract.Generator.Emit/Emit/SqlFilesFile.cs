using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The class that holds the methods of SQL files, and the client's property with it.</summary>
internal static class SqlFilesFile
{
    public static GeneratedFile Emit(ClientScope scope, SqlFilesModel files)
    {
        var code = FileHeader.Begin(scope);
        var type = scope.Global(files.Class);
        code.Line();
        code.Open($"public partial class {scope.Client}");
        code.Line("/// <summary>The statements in the project's SQL files.</summary>");
        code.Line($"public {type} {files.Property} => __{files.Property} ??= new(RefractContext);");
        code.Line($"private {type}? __{files.Property};");
        code.Close();
        code.Line();
        code.Line("/// <summary>A method for each of the project's SQL files. Safe for use by many threads.</summary>");
        code.Open($"public sealed partial class {files.Class} : {Names.Runtime}SqlFileCalls");
        code.Line($"internal {files.Class}({Names.Runtime}ClientContext context) : base(context) {{ }}");
        code.Close();
        return new GeneratedFile("Sql.Files.g.cs", code.ToString());
    }
}
