namespace Refract.Runtime;

/// <summary>
/// Whose columns a condition speaks of: the model that a query begins at, or a model reached from it through relations.
/// A scope is an identity: two conditions about the same related row share it, and a nested scope can be compared with
/// the ones around it.
/// </summary>
public sealed class Scope
{
    internal Scope(ModelInfo model, Scope? parent, RelationInfo? via)
    {
        Model = model;
        Parent = parent;
        Via = via;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>The model.</summary>
    public ModelInfo Model { get; }

    /// <summary>The scope around it, or null at the root.</summary>
    public Scope? Parent { get; }

    /// <summary>The relation that leads here from <see cref="Parent"/>, or null at the root.</summary>
    public RelationInfo? Via { get; }

    /// <summary>How many relations lie between the root and this scope. Statements name their tables by it.</summary>
    public int Depth { get; }

    /// <summary>Where a member of the scope stands in the arguments, for errors: <c>where.Posts.Title</c>.</summary>
    internal string PathTo(string member)
    {
        var path = member;
        for (var scope = this; scope.Via is { } via; scope = scope.Parent!) path = via.Name + "." + path;
        return "where." + path;
    }

    /// <summary>The scope behind a relation of this one; a new identity each time.</summary>
    public Scope Enter(int slot)
    {
        var relation = Model.Relation(slot);
        return new Scope(relation.Target, this, relation);
    }

    /// <summary>
    /// True for a scope entered by naming a field of a to-one relation (<c>p.Author.Email</c>). Nothing around such a
    /// field opens the relation, so the condition on it does.
    /// </summary>
    internal bool IsPath { get; private init; }

    /// <summary>The scope behind a to-one relation that is only named on the way to a field.</summary>
    internal Scope EnterPath(int slot)
    {
        var relation = Model.Relation(slot);
        return new Scope(relation.Target, this, relation) { IsPath = true };
    }
}
