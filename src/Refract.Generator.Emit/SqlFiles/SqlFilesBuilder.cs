using Refract.Generator.Models;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>Turns SQL files and their records into what is emitted.</summary>
public static class SqlFilesBuilder
{
    /// <summary>Builds the methods of all files whose records can be read.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tables">The tables of the schema.</param>
    /// <param name="sources">The files.</param>
    /// <param name="report">Takes what is wrong.</param>
    /// <returns>The methods; null when there are no files.</returns>
    public static SqlFilesModel? Build(ClientModel client, IReadOnlyList<SchemaTable> tables,
        IEnumerable<SqlSource> sources, Action<SchemaDiagnostic> report)
    {
        var enums = client.Enums.ToDictionary(type => type.SchemaName, StringComparer.Ordinal);
        var names = new SqlFileNames(client);
        var methods = new List<SqlMethodModel>();
        var hasFiles = false;
        foreach (var source in sources.OrderBy(source => source.Path, StringComparer.Ordinal))
        {
            hasFiles = true;
            if (source.Record is null)
            {
                Missing(source, enums.ContainsKey, report);
                continue;
            }

            var file = SqlFileText.Read(source, enums.ContainsKey, report);
            var name = names.Method(file.Name, out var problem);
            if (problem is not null) file.Report(SqlRules.Name, problem, file.StatementSpan);
            if (Record(file, source.Record, tables, enums.ContainsKey) is { } record && name is not null)
                methods.Add(Method(names, name, file, record, enums));
        }

        return hasFiles ? new SqlFilesModel(names.Class, names.Property,
            methods.OrderBy(method => method.Name, StringComparer.Ordinal).ToEquatableArray()) : null;
    }

    /// <summary>
    /// A file without a record may be one of the other half of a project, which the real Prisma's client calls: nothing
    /// else is said of it.
    /// </summary>
    private static void Missing(SqlSource source, Func<string, bool> isEnum, Action<SchemaDiagnostic> report)
    {
        var file = SqlFileText.Read(source, isEnum, static _ => { });
        var name = file.Name + SqlSource.Extension;
        report(new SchemaDiagnostic(SqlRules.Record, DiagnosticSeverity.Warning,
            $"There is no {name}{SqlSource.RecordExtension} with the types of {name}. {HowTo(file)}",
            new SourceLocation(file.Source, file.StatementSpan)));
    }

    private static string HowTo(SqlFileText file) => "Run refract generate --sql, which checks the file with a database"
        + $"{(file.Header.Database is { } only ? $" of {only}" : "")}, and commit the record.";

    /// <summary>
    /// The record of a file; null when it says nothing of the statement. One that is out of date is returned, so that
    /// the one error about it is not buried under errors about a method that is not there.
    /// </summary>
    private static SqlRecord? Record(SqlFileText file, string text, IReadOnlyList<SchemaTable> tables,
        Func<string, bool> isEnum)
    {
        var run = HowTo(file);
        var name = file.Name + SqlSource.Extension;
        var record = SqlRecord.Read(text, isEnum);
        if (record is null)
        {
            file.Report(SqlRules.Record, $"{name}{SqlSource.RecordExtension} cannot be read: it is no record of this "
                + $"version, or names a type that the schema does not have. {run}", file.StatementSpan);
            return null;
        }

        if (record.Statement != file.Hash)
            file.Report(SqlRules.Record, $"{name} was changed after its types were recorded. {run}",
                file.StatementSpan);
        else if (record.Schema != SchemaTable.Hash(tables, file.Statement))
            file.Report(SqlRules.Record,
                $"The schema of a table in {name} was changed after the types were recorded. {run}",
                file.StatementSpan);
        return record.Parameters.Count == file.ParameterCount && Fits(record, file.Header.Returns) ? record : null;
    }

    /// <summary>What is left of a record that is out of date may not be what the method returns.</summary>
    private static bool Fits(SqlRecord record, SqlReturn returns) =>
        returns == SqlReturn.Rows
            || (returns == SqlReturn.Scalar ? record.Columns.Count == 1 : record.Columns.Count > 0);

    private static SqlMethodModel Method(SqlFileNames names, string name, SqlFileText file, SqlRecord record,
        Dictionary<string, EnumModel> enums)
    {
        var row = names.Row(name);
        var (parameters, cancellation) = SqlFileNames.Parameters(record.Parameters.Select(value => value.Name));
        var members = SqlFileNames.Members(row, record.Columns.Select(column => column.Name));
        return new SqlMethodModel
        {
            Class = names.Class, File = file.Name + SqlSource.Extension, Name = name,
            Documentation = file.Header.Documentation, Returns = file.Header.Returns, Row = row,
            Cancellation = cancellation, Texts = file.Texts.ToEquatableArray(), Order = file.Order.ToEquatableArray(),
            Parameters = record.Parameters.Select((value, at) => new SqlParameterModel(parameters[at],
                TypeOf(value.Type, enums), Words(value.Type, enums),
                file.Header.Parameters.FirstOrDefault(line => line.Number == at + 1)?.Documentation))
                .ToEquatableArray(),
            Columns = record.Columns.Select((value, at) => new SqlColumnModel(value.Name, members[at],
                TypeOf(value.Type, enums),
                file.Header.Columns.FirstOrDefault(line => line.Name == value.Name)?.Documentation))
                .ToEquatableArray(),
        };
    }

    private static SqlTypeModel TypeOf(SqlValueType type, Dictionary<string, EnumModel> enums) =>
        new(ClientModelBuilder.KindOf(type.Scalar, type.Native), type.Enum is null ? null : enums[type.Enum].Name,
            type.IsList, type.IsNullable);

    private static string Words(SqlValueType type, Dictionary<string, EnumModel> enums)
    {
        var known = type.Enum is null ? null : enums[type.Enum];
        return TableText.OfType(type.Scalar + (type.IsList ? "[]" : "") + (type.IsNullable ? "?" : ""), type.Native,
            known?.DatabaseName, known?.DatabaseSchema);
    }
}
