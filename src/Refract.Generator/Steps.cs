namespace Refract.Generator;

/// <summary>The names of the generator's steps, by which tests ask whether one was repeated.</summary>
internal static class Steps
{
    public const string Files = "Files";
    public const string Settings = "Settings";
    public const string Schema = "Schema";
    public const string Diagnostics = "Diagnostics";
    public const string Client = "Client";
    public const string Providers = "Providers";
    public const string ClientFile = "ClientFile";
    public const string Entities = "Entities";
    public const string Enums = "Enums";
    public const string Documents = "Documents";
    public const string Controllers = "Controllers";
    public const string ReferencedClient = "ReferencedClient";
    public const string Hub = "Hub";
    public const string Selects = "Selects";
    public const string ShapeRecords = "ShapeRecords";
    public const string DataRecords = "DataRecords";
    public const string SelectFiles = "SelectFiles";
    public const string RawRows = "RawRows";
    public const string RawRowsFile = "RawRowsFile";
    public const string SqlSources = "SqlSources";
    public const string SqlFiles = "SqlFiles";
    public const string SqlMethods = "SqlMethods";
}
