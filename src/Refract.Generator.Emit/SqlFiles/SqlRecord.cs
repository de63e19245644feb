using System.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// What a database says of a statement, kept in a file beside it, so that a build needs no database.
/// </summary>
/// <param name="Statement">What tells the file's text from others; see <see cref="SqlFileText.Hash"/>.</param>
/// <param name="Schema">What tells the part of the schema from others; see <see cref="SchemaTable.Hash"/>.</param>
/// <param name="Parameters">The parameters, in the order of their numbers.</param>
/// <param name="Columns">The columns, in their order; none for a statement without rows.</param>
public sealed record SqlRecord(string Statement, string Schema, IReadOnlyList<SqlRecordValue> Parameters,
    IReadOnlyList<SqlRecordValue> Columns)
{
    /// <summary>The form of the text. A record of another form is written again.</summary>
    private const string Form = "1";

    /// <summary>Reads the text of a record; null when it is none, or one of another version.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isEnum">Whether the schema has an enum of a name.</param>
    public static SqlRecord? Read(string text, Func<string, bool> isEnum)
    {
        if (PlainJson.Read(text) is not Dictionary<string, object?> root || Text(root, "form") != Form
            || Text(root, "statement") is not { } statement || Text(root, "schema") is not { } schema
            || Values(root, "parameters", isEnum) is not { } parameters
            || Values(root, "columns", isEnum) is not { } columns) return null;
        return new SqlRecord(statement, schema, parameters, columns);
    }

    /// <summary>The text of the record: the same for the same record, with <c>\n</c> at the end of each line.</summary>
    public string Write()
    {
        var text = new StringBuilder("{\n");
        text.Append("  \"form\": ").Append(PlainJson.Quoted(Form)).Append(",\n");
        text.Append("  \"statement\": ").Append(PlainJson.Quoted(Statement)).Append(",\n");
        text.Append("  \"schema\": ").Append(PlainJson.Quoted(Schema)).Append(",\n");
        List(text, "parameters", Parameters);
        text.Append(",\n");
        List(text, "columns", Columns);
        return text.Append("\n}\n").ToString();
    }

    private static void List(StringBuilder text, string name, IReadOnlyList<SqlRecordValue> values)
    {
        text.Append("  \"").Append(name).Append("\": [");
        for (var i = 0; i < values.Count; i++)
            text.Append(i == 0 ? "\n" : ",\n").Append("    { \"name\": ").Append(PlainJson.Quoted(values[i].Name))
                .Append(", \"type\": ").Append(PlainJson.Quoted(values[i].Type.ToString())).Append(" }");
        text.Append(values.Count == 0 ? "]" : "\n  ]");
    }

    private static string? Text(Dictionary<string, object?> parent, string name) =>
        parent.TryGetValue(name, out var value) ? value as string : null;

    private static List<SqlRecordValue>? Values(Dictionary<string, object?> root, string name,
        Func<string, bool> isEnum)
    {
        if (!root.TryGetValue(name, out var list) || list is not List<object?> items) return null;
        var values = new List<SqlRecordValue>();
        foreach (var item in items)
        {
            if (item is not Dictionary<string, object?> value || Text(value, "name") is not { Length: > 0 } named
                || Text(value, "type") is not { } type || SqlValueType.Read(type, isEnum, out _) is not { } read)
                return null;
            values.Add(new SqlRecordValue(named, read));
        }

        return values;
    }
}

/// <summary>A parameter or a column of a record.</summary>
/// <param name="Name">The parameter's name, or that of the column in the database.</param>
/// <param name="Type">Its type.</param>
public sealed record SqlRecordValue(string Name, SqlValueType Type);
