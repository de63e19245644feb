namespace Refract.Generator.Models;

/// <summary>A record with <c>[Data]</c> to complete.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Declarations">How it is declared, after those of the types around it.</param>
/// <param name="Stem">What the names of the model's types begin with.</param>
/// <param name="CanCreate">True when it has all columns that a new row needs.</param>
/// <param name="Members">Its members, in order.</param>
public sealed record DataRecordModel(
    string FullName, string Namespace, EquatableArray<string> Declarations, string Stem, bool CanCreate,
    EquatableArray<DataMemberModel> Members);

/// <summary>A member of a record with <c>[Data]</c>.</summary>
/// <param name="Name">Its name, which is that of the column.</param>
/// <param name="IsList">True for a list.</param>
/// <param name="IsLeftOut">True when a null in it leaves the column out.</param>
/// <param name="Path">The file that declares it; empty when it is not known.</param>
/// <param name="Lines">Where in the file, as a directive <c>#line</c> says it.</param>
public sealed record DataMemberModel(string Name, bool IsList, bool IsLeftOut, string Path, string Lines);
