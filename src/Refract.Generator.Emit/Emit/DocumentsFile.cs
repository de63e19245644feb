using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>What converts documents of Json columns to and from types of the program's.</summary>
internal static class DocumentsFile
{
    public static GeneratedFile? Emit(ClientModel model)
    {
        var columns = model.Models.SelectMany(entity => entity.Columns.Where(column => column.Document is not null))
            .ToArray();
        if (columns.Length == 0) return null;
        var code = FileHeader.Begin(model.Scope);
        code.Line();
        code.Line("/// <summary>What converts documents of Json columns to and from their types.</summary>");
        code.Open("internal static class _Documents");
        foreach (var column in columns)
        {
            var document = column.Document!;
            code.Line($"internal static readonly {Names.Runtime}DocumentMap<{ColumnTypes.DocumentTypes(column)}> "
                + $"{document.Map} = new({(document.Context is null ? "" : document.Context + ".Default")});");
        }

        code.Close();
        return new GeneratedFile("Documents.g.cs", code.ToString());
    }
}
