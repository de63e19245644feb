namespace Refract.Generator.Models;

/// <summary>What a function of a <c>Select</c> uses of a row.</summary>
/// <param name="Stem">What the names of the model's types begin with.</param>
/// <param name="KeepsRows">True when a row may outlive the call of the function.</param>
/// <param name="Columns">The C# names of the columns.</param>
/// <param name="Parts">The relations; the place of each is its index.</param>
public sealed record ShapeModel(
    string Stem, bool KeepsRows, EquatableArray<string> Columns, EquatableArray<ShapePartModel> Parts);

/// <summary>One use of a relation in a shape.</summary>
/// <param name="Kind">What is taken of the related rows.</param>
/// <param name="Relation">The relation.</param>
/// <param name="Shape">What is used of them; null for whole records and counts.</param>
/// <param name="Steps">The steps that say which rows, as text after the rows themselves; empty for all.</param>
/// <param name="IsDeferred">True when the steps hold values of the program, so that the function has to be run.</param>
/// <param name="ShapeCode">
/// Code that gives the shape of a record with the attribute, in place of <paramref name="Shape"/>.
/// </param>
public sealed record ShapePartModel(
    ShapePartKind Kind, RelationModel Relation, ShapeModel? Shape, string Steps, bool IsDeferred,
    string? ShapeCode = null);

/// <summary>What a shape takes of related rows.</summary>
public enum ShapePartKind
{
    /// <summary>A row behind a to-one relation.</summary>
    One,

    /// <summary>Rows behind a to-many relation.</summary>
    Many,

    /// <summary>Whole records.</summary>
    Records,

    /// <summary>Their number.</summary>
    Count,
}

/// <summary>A call that is replaced.</summary>
/// <param name="Attribute">The attribute that says where it is.</param>
/// <param name="IsQuery">True on a query, false on the verbs of a model.</param>
/// <param name="Shape">What its function uses.</param>
/// <param name="Inner">The calls inside the function that are replaced as well.</param>
public sealed record SelectModel(
    string Attribute, bool IsQuery, ShapeModel Shape, EquatableArray<InnerSelectModel> Inner);

/// <summary>A call on related rows inside a function.</summary>
/// <param name="Attribute">The attribute that says where it is.</param>
/// <param name="Kind">What it takes of them.</param>
/// <param name="HasCondition">True for a count with a condition.</param>
/// <param name="Place">The place of the relation in its shape.</param>
public sealed record InnerSelectModel(string Attribute, ShapePartKind Kind, bool HasCondition, int Place);
