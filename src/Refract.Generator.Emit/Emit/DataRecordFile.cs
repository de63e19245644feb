using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>Completes a record with <c>[Data]</c>: the conversions to what a create and an update take.</summary>
internal static class DataRecordFile
{
    public static GeneratedFile Emit(ClientScope scope, DataRecordModel record) => new(
        $"Data.{record.FullName.Replace('<', '_').Replace('>', '_')}.g.cs",
        PartialRecord.Emit(scope, record.Namespace, record.Declarations, face: null, code =>
        {
            if (record.CanCreate) Conversion(code, scope, record, "Create", "A new row with these values.");
            Conversion(code, scope, record, "Update", "The change of a row to these values.");
        }));

    private static void Conversion(CodeWriter code, ClientScope scope, DataRecordModel record, string data,
        string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public static implicit operator {scope.Global(record.Stem, data)}(global::{record.FullName} form) "
            + "=> new()");
        code.Line("{");
        foreach (var member in record.Members)
            PartialRecord.Member(code, member.Path, member.Lines, $" {member.Name} = ",
                Value(member, data == "Update") + ",");
        code.Directive("#line hidden");
        code.Line("};");
    }

    private static string Value(DataMemberModel member, bool isUpdate)
    {
        var value = $"form.{member.Name}";
        if (member.IsLeftOut) return $"{Names.Refract}SkippableExtensions.OrSkip({value})";
        return member.IsList && isUpdate ? $"global::System.Linq.Enumerable.ToArray({value})" : value;
    }
}
