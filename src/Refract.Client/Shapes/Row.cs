using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// A row as the function of a <c>Select</c> sees it; base of the generated <c>XRow</c>. It holds the columns and
/// relations that the function uses, and nothing else.
/// </summary>
public abstract class Row
{
    private object?[]? _related;

    /// <summary>What it was read by.</summary>
    internal ShapeForm? Form { get; private set; }

    /// <summary>The row behind a to-one relation; null when there is none. For generated code.</summary>
    /// <exception cref="RelationNotLoadedException">The function does not name the relation.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TRow? _One<TRow>(int slot) where TRow : Row
    {
        var place = Form?.PlaceOfOne(slot) ?? -1;
        return place >= 0 ? (TRow?)_related![place]
            : throw RelationNotLoadedException.InShape(ModelOf(slot), MemberOf(slot));
    }

    /// <summary>The whole record behind a to-one relation, or null. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? _Record<T>(int place) where T : class => (T?)_related![place];

    /// <summary>Begins to be filled, once more when the object is used for one row after another.</summary>
    internal void Begin(ShapeForm form)
    {
        Form = form;
        if (form.PlaceCount > 0) _related ??= new object?[form.PlaceCount];
    }

    /// <summary>Takes what was loaded for a place of the shape.</summary>
    internal void Attach(int place, object? related) => _related![place] = related;

    /// <summary>
    /// What was loaded for a place of the shape. Null when it cannot be loaded before the arguments are known, which
    /// are taken then.
    /// </summary>
    /// <exception cref="InvalidOperationException">The row belongs to another function.</exception>
    internal object? Loaded(int place, in RowArguments arguments)
    {
        if (_related?[place] is { } loaded) return loaded;
        if (Form?.Call is not { } call || Form.DeferredAt(place) is not { } deferred)
            throw new InvalidOperationException(
                "A relation of a row was read outside of the function of Select that the row was made for.");
        call.Request(deferred, arguments);
        return null;
    }

    private string ModelOf(int slot) => Form?.RowModel.Relation(slot).Model.Name ?? "?";

    private string MemberOf(int slot) => Form?.RowModel.MemberName(slot) ?? "?";
}
