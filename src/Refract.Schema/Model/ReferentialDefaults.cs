namespace Refract.Schema;

/// <summary>The referential actions of a relation that names none.</summary>
public static class ReferentialDefaults
{
    /// <summary>The default of <c>onUpdate</c>.</summary>
    public const ReferentialAction OnUpdate = ReferentialAction.Cascade;

    /// <summary>
    /// The default of <c>onDelete</c>. A key that cannot be null cannot be set to it, whatever the relation says of
    /// itself.
    /// </summary>
    /// <param name="isRequired">Whether the relation or any column of its key is required.</param>
    public static ReferentialAction OnDelete(bool isRequired) =>
        isRequired ? ReferentialAction.Restrict : ReferentialAction.SetNull;
}
