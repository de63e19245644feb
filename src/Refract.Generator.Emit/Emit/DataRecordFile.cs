using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>Completes a record with <c>[Data]</c>: the conversions to what a create and an update take.</summary>
internal static class DataRecordFile
{
    public static GeneratedFile Emit(ClientScope scope, DataRecordModel record)
    {
        var code = FileHeader.Begin(scope, withNamespace: false);
        // The expressions are checked, and what is wrong with them reported, as if they stood at the members.
        code.Directive("#nullable enable");
        if (record.Namespace.Length > 0)
        {
            code.Line();
            code.Line($"namespace {record.Namespace};");
        }

        code.Line();
        foreach (var declaration in record.Declarations) code.Open(declaration);
        if (record.CanCreate) Conversion(code, scope, record, "Create", "A new row with these values.");
        Conversion(code, scope, record, "Update", "The change of a row to these values.");
        foreach (var _ in record.Declarations) code.Close();
        return new GeneratedFile($"Data.{record.FullName.Replace('<', '_').Replace('>', '_')}.g.cs", code.ToString());
    }

    private static void Conversion(CodeWriter code, ClientScope scope, DataRecordModel record, string data,
        string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public static implicit operator {scope.Global(record.Stem, data)}(global::{record.FullName} form) "
            + "=> new()");
        code.Line("{");
        foreach (var member in record.Members)
        {
            var before = $" {member.Name} = ";
            code.Directive(member.Path.Length == 0 ? "#line hidden"
                : $"#line {member.Lines} {before.Length} \"{member.Path}\"");
            code.Directive($"{before}{Value(member, data == "Update")},");
        }

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
