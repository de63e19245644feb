using Refract.Generator.Emit;
using Refract.Generator.Models;
using Refract.Generator.SqlFiles;
using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.Generator;

/// <summary>
/// Turns a schema into the source of its client. The build and <c>refract generate</c> both come here.
/// </summary>
public static class ClientSource
{
    /// <summary>What is to be emitted for a valid schema.</summary>
    /// <param name="schema">The schema; it must have no errors.</param>
    /// <param name="options">Namespace and client.</param>
    /// <param name="report">
    /// Takes what is wrong with names; an error (<c>RFR2001</c>) means that the code would not compile.
    /// </param>
    public static ClientModel Model(PrismaSchema schema, ClientOptions options,
        Action<SchemaDiagnostic>? report = null) =>
        ClientModelBuilder.Build(schema, options, report);

    /// <summary>All files of a client, in ordinal order of their names.</summary>
    /// <param name="schema">The schema; it must have no errors.</param>
    /// <param name="options">Namespace and client.</param>
    /// <param name="providers">
    /// Full names of the provider types that the client connects with, for example
    /// <c>Refract.Sqlite.SqliteProvider</c>.
    /// </param>
    /// <param name="report">Takes what is wrong with names, and with SQL files.</param>
    /// <param name="sqlFiles">The project's SQL files; null for none.</param>
    public static IReadOnlyList<GeneratedFile> Generate(
        PrismaSchema schema, ClientOptions options, IReadOnlyList<string> providers,
        Action<SchemaDiagnostic>? report = null, IReadOnlyList<SqlSource>? sqlFiles = null)
    {
        var model = Model(schema, options, report);
        var files = new List<GeneratedFile> { Client(model, providers) };
        files.AddRange(model.Models.Select(entity => Entity(model.Scope, entity)));
        if (model.Enums.Count > 0) files.Add(Enums(model.Scope, model.Enums));
        if (Documents(model) is { } documents) files.Add(documents);
        if (sqlFiles is { Count: > 0 } && SqlFilesBuilder.Build(model, SchemaTable.Of(schema), sqlFiles,
            report ?? (static _ => { })) is { } methods)
        {
            files.Add(SqlFiles(model.Scope, methods));
            files.AddRange(methods.Methods.Select(method => SqlMethod(model.Scope, method)));
        }

        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>The file of one model.</summary>
    public static GeneratedFile Entity(ClientScope scope, EntityModel entity) => EntityFile.Emit(scope, entity);

    /// <summary>The file of the enums.</summary>
    public static GeneratedFile Enums(ClientScope scope, EquatableArray<EnumModel> enums) =>
        EnumsFile.Emit(scope, enums);

    /// <summary>What converts documents of types of the program's; null when there are none.</summary>
    public static GeneratedFile? Documents(ClientModel model) => DocumentsFile.Emit(model);

    /// <summary>The file of the client itself.</summary>
    public static GeneratedFile Client(ClientModel model, IReadOnlyList<string> providers) =>
        ClientFile.Emit(model, providers);

    /// <summary>What takes the place of the calls of <c>Select</c> in a file of the user's.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="name">The name of the generated file.</param>
    /// <param name="selects">The calls.</param>
    public static GeneratedFile Selects(ClientScope scope, string name, EquatableArray<SelectModel> selects) =>
        SelectsFile.Emit(scope, name, selects);

    /// <summary>The rest of a record with <c>[Select]</c>.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="record">The record.</param>
    public static GeneratedFile ShapeRecord(ClientScope scope, ShapeRecordModel record) =>
        ShapeRecordFile.Emit(scope, record);

    /// <summary>The rest of a record with <c>[Data]</c>.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="record">The record.</param>
    public static GeneratedFile DataRecord(ClientScope scope, DataRecordModel record) =>
        DataRecordFile.Emit(scope, record);

    /// <summary>The readers of the types that rows of raw SQL become.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="rows">The types.</param>
    public static GeneratedFile RawRows(ClientScope scope, EquatableArray<RawRowModel> rows) =>
        RawRowsFile.Emit(scope, rows);

    /// <summary>The class with the methods of SQL files.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="files">The class.</param>
    public static GeneratedFile SqlFiles(ClientScope scope, SqlFilesModel files) => SqlFilesFile.Emit(scope, files);

    /// <summary>The method of an SQL file, with the type of its rows.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="method">The method.</param>
    public static GeneratedFile SqlMethod(ClientScope scope, SqlMethodModel method) =>
        SqlMethodFile.Emit(scope, method);

    /// <summary>The file of the class that holds all controllers.</summary>
    public static GeneratedFile Hub(HubModel hub) => HubFile.Emit(hub);
}
