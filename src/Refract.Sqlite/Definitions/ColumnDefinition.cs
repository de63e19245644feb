namespace Refract.Sqlite.Definitions;

/// <summary>A column of a CREATE TABLE, as it is written.</summary>
/// <param name="Name">Its name without quotes.</param>
/// <param name="Text">Its whole text.</param>
/// <param name="NameText">Its name as it is written.</param>
/// <param name="TypeText">Its type as it is written; empty without one.</param>
/// <param name="Clauses">Its clauses, in order.</param>
internal sealed record ColumnDefinition(string Name, string Text, string NameText, string TypeText,
    IReadOnlyList<Clause> Clauses)
{
    public bool IsGenerated => Clauses.Any(clause => clause.Kind == ClauseKind.Generated);

    public Clause? Find(ClauseKind kind) => Clauses.FirstOrDefault(clause => clause.Kind == kind);
}
