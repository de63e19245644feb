using Refract.PostgreSql.Types;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>Extensions.</summary>
internal static class ExtensionSql
{
    public static string Create(CreateExtension operation, DdlNames names)
    {
        var extension = operation.Extension;
        var text = $"CREATE EXTENSION IF NOT EXISTS {PostgreSqlNames.Quote(extension.Name)}";
        if (extension.Namespace is { } home)
            text += $" WITH SCHEMA {PostgreSqlNames.Quote(home)}";
        if (extension.Version is { } version)
            text += $"{(extension.Namespace is null ? " WITH" : "")} VERSION {PostgreSqlNames.Quote(version)}";
        return text + ";";
    }

    /// <summary>
    /// Updates in place; the real engine drops the extension, which fails as soon as a column uses it.
    /// </summary>
    public static string Alter(AlterExtension operation, DdlNames names)
    {
        var name = $"ALTER EXTENSION {PostgreSqlNames.Quote(operation.To.Name)}";
        var statements = new List<string>();
        if (operation.To.Version is { } version && version != operation.From.Version)
            statements.Add($"{name} UPDATE TO {PostgreSqlNames.Literal(version)};");
        if (operation.To.Namespace is { } home && home != operation.From.Namespace)
            statements.Add($"{name} SET SCHEMA {PostgreSqlNames.Quote(home)};");
        return string.Join('\n', statements);
    }
}
