using System.Text;
using Refract.Generator.Emit;
using Refract.Generator.Naming;
using Refract.Schema;

namespace Refract.Generator.Models;

/// <summary>
/// Writes a model's metadata in the text form that the runtime's ModelTable reads; its documentation there describes
/// it.
/// </summary>
internal sealed class TableText(NameTable names)
{
    private readonly StringBuilder _text = new();

    public string Write(Model model, Field[] members, IReadOnlyList<KeyBuilder.Key> keys)
    {
        Words("model", model.Name, model.TableName);
        if (model.DatabaseSchema is not null) Word(model.DatabaseSchema);
        if (names.CountNameOf(model) is not "Count" and var counts)
        {
            _text.Append('\n');
            Words("counts", counts);
        }

        foreach (var member in members)
        {
            _text.Append('\n');
            if (member is ScalarField column) Column(column);
            else Relation((RelationField)member);
        }

        foreach (var key in keys)
        {
            _text.Append('\n');
            Words("key", key.ConstraintName, key.IsPrimary ? "primary" : "unique");
            foreach (var field in key.Fields) Word(names[field]);
        }

        return _text.ToString();
    }

    /// <summary>A type alone, in the form that it has behind the names of a column.</summary>
    /// <param name="type">The scalar, with what says that it is a list or may be null.</param>
    /// <param name="native">The native type, or null.</param>
    /// <param name="enumName">The name of an enum in the database, or null.</param>
    /// <param name="enumSchema">Its database schema, or null.</param>
    public static string OfType(string type, NativeType? native, string? enumName, string? enumSchema)
    {
        var table = new TableText(null!);
        table._text.Append(type);
        table.Stored(native, enumName, enumSchema);
        return table._text.ToString();
    }

    private void Stored(NativeType? native, string? enumName, string? enumSchema)
    {
        if (native is not null)
            Word("native=" + native.Name
                + (native.Arguments.Count == 0 ? "" : $"({string.Join(",", native.Arguments)})"));
        if (enumName is null) return;
        Word("enum=" + enumName);
        if (enumSchema is not null) Word("enumschema=" + enumSchema);
    }

    private void Column(ScalarField field)
    {
        var type = field.Type + (field.Arity == FieldArity.List ? "[]" : field.Arity == FieldArity.Optional ? "?" : "");
        Words("column", names[field], field.Name, field.ColumnName, type);
        Stored(field.NativeType, field.Enum?.DatabaseName, field.Enum?.DatabaseSchema);
        if (field.Default is { } value) Word("default=" + Default(value));
        else if (PolicyColumns.IsFilled(field)) Word("default=policy");
        if (field.IsUpdatedAt) Word("updatedat");
        if (LazyColumns.IsLazy(field)) Word("lazy");
        if (VersionColumns.IsVersion(field)) Word("version");
        Json(field);
    }

    private void Json(Field field)
    {
        var annotation = JsonAnnotation.Read(field.Documentation);
        if (annotation.IsIgnored) Word("nojson");
        else if (annotation.Name is not null) Word("json=" + annotation.Name);
    }

    private static string Default(DefaultValue value) => value switch
    {
        LiteralDefault literal => "constant:" + literal.Text,
        EnumDefault known => "constant:" + known.Value.DatabaseName,
        ListDefault or FunctionDefault { Name: "autoincrement" or "dbgenerated" or "sequence" } => "database",
        FunctionDefault { Name: "uuid" } uuid => Version(uuid) == "7" ? "uuid7" : "uuid4",
        FunctionDefault { Name: "cuid" } cuid => Version(cuid) == "2" ? "cuid2" : "cuid",
        FunctionDefault { Name: "nanoid" } nanoid => "nanoid:" + (Version(nanoid) ?? "21"),
        // What the client fills is named there as in the schema (ColumnDefault).
        FunctionDefault function => function.Name,
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not written into the table."),
    };

    private static string? Version(FunctionDefault function) =>
        function.Arguments.Count > 0 ? function.Arguments[0].Text : null;

    private void Relation(RelationField field)
    {
        Words(field.Arity == FieldArity.List ? "many" : "one", names[field], field.Name);
        if (field.HoldsForeignKey)
        {
            Word("fk=" + NamesOf(field.ForeignKey));
            Word("refs=" + NamesOf(field.References));
            Word("constraint=" + (field.ConstraintName
                ?? KeyBuilder.ConstraintNames.ForeignKey(field.Model.TableName,
                    field.ForeignKey.Select(column => column.ColumnName))));
        }

        Word("opposite=" + names[field.Opposite]);
        if (field.Arity == FieldArity.Optional) Word("optional");
        Json(field);
        if (field.Relation.Kind != RelationKind.ManyToMany) return;
        var isFirst = ReferenceEquals(field.Relation.First, field);
        Word($"join=_{field.Relation.Name},{(isFirst ? "A,B" : "B,A")}");
        if (field.Relation.First.Model.DatabaseSchema is { } schema) Word("joinschema=" + schema);
    }

    private string NamesOf(IEnumerable<ScalarField> fields) => string.Join(",", fields.Select(field => names[field]));

    private void Words(string first, params string[] rest)
    {
        _text.Append(first);
        foreach (var word in rest) Word(word);
    }

    private void Word(string word)
    {
        _text.Append(' ');
        if (word.Length > 0 && word.All(IsWordCharacter))
        {
            _text.Append(word);
            return;
        }

        _text.Append('"');
        foreach (var c in word)
        {
            if (c == '\n') _text.Append("\\n");
            else if (c is '"' or '\\') _text.Append('\\').Append(c);
            else if (PlainText.IsPlain(c)) _text.Append(c);
            // It stands in a raw literal, where a line break of any kind would end the line.
            else _text.Append(PlainText.Escaped(c));
        }

        _text.Append('"');
    }

    private static bool IsWordCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "_$.:(),?[]-=".IndexOf(c) >= 0;
}
