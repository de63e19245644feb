using Refract.PostgreSql.Types;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>A table or index as a script names it.</summary>
/// <param name="Schema">Its database schema; null for <c>public</c> and where none is named.</param>
/// <param name="Name">Its name.</param>
internal sealed record TableName(string? Schema, string Name)
{
    public static TableName Of(string? schema, string name) => new(schema is "public" ? null : schema, name);

    /// <summary>Quoted, for SQL that a message proposes.</summary>
    public string Sql => Schema is null ? PostgreSqlNames.Quote(Name)
        : $"{PostgreSqlNames.Quote(Schema)}.{PostgreSqlNames.Quote(Name)}";

    public override string ToString() => Schema is null ? Name : Schema + "." + Name;
}
