namespace Refract.Generator.Models;

/// <summary>A record with <c>[Select]</c> to complete.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Declarations">
/// How it is declared, after those of the types around it: <c>partial record UserCard</c>.
/// </param>
/// <param name="IsInitialised">True when its properties are set, false when its constructor takes them.</param>
/// <param name="Shape">What it reads.</param>
/// <param name="Members">Its members, in order.</param>
public sealed record ShapeRecordModel(
    string FullName, string Namespace, EquatableArray<string> Declarations, bool IsInitialised, ShapeModel Shape,
    EquatableArray<ShapeMemberModel> Members);

/// <summary>A member of a record with <c>[Select]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The expression that gives it, over <c>row</c>.</param>
/// <param name="Path">The file that declares it; empty when it is not known.</param>
/// <param name="Lines">Where in the file, as a directive <c>#line</c> says it.</param>
public sealed record ShapeMemberModel(string Name, string Value, string Path, string Lines);
