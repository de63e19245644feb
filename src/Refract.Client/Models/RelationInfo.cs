namespace Refract.Runtime;

/// <summary>A relation of a model, as the runtime knows it.</summary>
public sealed class RelationInfo
{
    private readonly Lazy<ModelInfo> _target;

    internal RelationInfo(Func<ModelInfo> target) => _target = new Lazy<ModelInfo>(target);

    /// <summary>The model that has the field.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>Its place among all fields of the model.</summary>
    public required int Slot { get; init; }

    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the schema.</summary>
    public required string Field { get; init; }

    /// <summary>True for a list.</summary>
    public required bool IsMany { get; init; }

    /// <summary>False for a to-one side whose row must exist (<c>author User</c>).</summary>
    public required bool IsOptional { get; init; }

    /// <summary>The name that the schema gives it in JSON, whatever the serializer's policy; null for none.</summary>
    public string? JsonName { get; init; }

    /// <summary>False when the schema leaves it out of JSON.</summary>
    public bool IsInJson { get; init; } = true;

    /// <summary>The model it leads to. Resolved on first use, because models refer to each other in circles.</summary>
    public ModelInfo Target => _target.Value;

    /// <summary>The C# name of the field on the other side.</summary>
    public required string OppositeName { get; init; }

    /// <summary>The field on the other side.</summary>
    public RelationInfo Opposite =>
        field ??= Target.Relations.First(
            relation => relation.Name == OppositeName && ReferenceEquals(relation.Target, Model));

    /// <summary>True when this model's row holds the foreign key.</summary>
    public bool HoldsForeignKey => Join is null && ForeignKeyNames.Length > 0;

    /// <summary>The join table of an implicit many-to-many relation, or null.</summary>
    public JoinTableInfo? Join { get; init; }

    /// <summary>The foreign key constraint's name, on the side that holds it.</summary>
    public string? ConstraintName { get; init; }

    internal string[] ForeignKeyNames { get; init; } = [];

    internal string[] ReferenceNames { get; init; } = [];

    /// <summary>
    /// The columns of <see cref="Model"/> by which rows are brought together: its foreign key, or the key that the
    /// other side's foreign key points to; with a join table the model's id.
    /// </summary>
    public IReadOnlyList<ColumnInfo> LocalColumns => field ??= Join is not null ? Model.Key.Columns
        : HoldsForeignKey ? Model.ColumnsOf(ForeignKeyNames) : Model.ColumnsOf(Opposite.ReferenceNames);

    /// <summary>
    /// The columns of <see cref="Target"/> that match <see cref="LocalColumns"/>, in the same order; with a join table
    /// the target's id.
    /// </summary>
    public IReadOnlyList<ColumnInfo> TargetColumns => field ??= Join is not null ? Target.Key.Columns
        : HoldsForeignKey ? Target.ColumnsOf(ReferenceNames) : Target.ColumnsOf(Opposite.ForeignKeyNames);

    /// <inheritdoc/>
    public override string ToString() => $"{Model.Name}.{Name}";
}

/// <summary>The join table of an implicit many-to-many relation.</summary>
/// <param name="Schema">Its database schema, or null.</param>
/// <param name="Table">Its name.</param>
/// <param name="LocalColumn">The column that points to this side's id: <c>A</c> or <c>B</c>.</param>
/// <param name="TargetColumn">The column that points to the other side's id.</param>
public sealed record JoinTableInfo(string? Schema, string Table, string LocalColumn, string TargetColumn);
