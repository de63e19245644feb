using System.Collections;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What the rows of a shape are read as: which columns, and what is loaded with them.</summary>
internal abstract class ShapeForm : RowForm
{
    private readonly Shape _shape;
    private readonly DeferredRows?[] _deferred;
    private readonly List<IncludePlan> _includes = [];
    private readonly List<int> _counts = [];

    /// <summary>The slots of to-one relations, and their places.</summary>
    private readonly List<(int Slot, int Place)> _ones = [];

    private protected ShapeForm(Shape shape, IReadOnlyList<ColumnInfo> keys, ShapeCall? call, bool countsApart)
    {
        _shape = shape;
        Call = call;
        _deferred = new DeferredRows?[shape.Parts.Length];
        var model = shape.Model;
        var columns = new HashSet<ColumnInfo>(keys);
        foreach (var name in shape.Columns) columns.Add(model.Columns.First(column => column.Name == name));
        var computed = new List<IExpression>();
        for (var place = 0; place < shape.Parts.Length; place++)
        {
            var part = shape.Parts[place];
            var relation = model.Relations.First(relation => relation.Name == part.Relation);
            if (part.Kind == ShapePartKind.Rows && !relation.IsMany) _ones.Add((relation.Slot, place));
            // A limited number is not one that a count in the statement could give.
            if (part is { Kind: ShapePartKind.Count, IsDeferred: false, Arguments.IsLimited: false } && !countsApart)
            {
                _counts.Add(place);
                computed.Add(new RelationCount(relation, relation.Target.RootScope, part.Arguments.Where));
                continue;
            }

            // Also of a relation that is joined: what a write returns, and rows that are locked, cannot be joined to.
            columns.UnionWith(relation.LocalColumns);
            _includes.Add(Include(part, relation, place, countsApart));
        }

        // A row without any column could not be told from none.
        if (columns.Count == 0) columns.Add(model.Key.Columns[0]);
        Projection = Projection.Of(model, [.. columns.OrderBy(column => column.Ordinal)], computed);
        Slots = [.. Projection.Columns.Select(column => column.Slot)];
    }

    /// <summary>The call that it was made for, when the shape has deferred rows.</summary>
    public ShapeCall? Call { get; }

    /// <summary>What is loaded with the rows.</summary>
    public IReadOnlyList<IncludePlan> Includes => _includes;

    /// <summary>How many places for related rows a row has.</summary>
    public int PlaceCount => _shape.Parts.Length;

    /// <inheritdoc/>
    internal override ModelInfo RowModel => _shape.Model;

    /// <inheritdoc/>
    internal override Projection Projection { get; }

    /// <summary>The slots of the columns that are read.</summary>
    protected int[] Slots { get; }

    /// <summary>The deferred rows of a place, or null.</summary>
    public DeferredRows? DeferredAt(int place) => _deferred[place];

    /// <summary>The place of the row behind a to-one relation, or -1 when it is not used.</summary>
    public int PlaceOfOne(int slot)
    {
        foreach (var one in _ones)
            if (one.Slot == slot) return one.Place;
        return -1;
    }

    /// <inheritdoc/>
    public override void Attach(object row, int place, object? related) => ((Row)row).Attach(place, related);

    /// <summary>Takes the numbers that stand behind the columns.</summary>
    protected void ReadCounts<TSource>(Row row, ref TSource source, int at) where TSource : struct, IRow
    {
        for (var i = 0; i < _counts.Count; i++)
            row.Attach(_counts[i], checked((int)source.BigInt(at + Projection.Columns.Count + i)));
    }

    private IncludePlan Include(ShapePart part, RelationInfo relation, int place, bool countsApart)
    {
        var deferred = part.IsDeferred ? _deferred[place] = Call!.Add() : null;
        var form = part.Kind switch
        {
            ShapePartKind.Rows => part.Shape!.Make(relation.TargetColumns, Call, countsApart),
            ShapePartKind.Records when part.Arguments.Extras is { IsEmpty: false } extras =>
                relation.Target.With(extras),
            ShapePartKind.Records => relation.Target,
            ShapePartKind.Count => (RowForm)new CountForm(relation),
            _ => throw new InvalidOperationException($"A shape has no {part.Kind}."),
        };
        return new IncludePlan
        {
            Relation = relation,
            Shaped = new ShapedInclude(this, place, form, deferred),
            Arguments = part.Arguments with
            {
                Include = form is ShapeForm shaped ? shaped.Includes : part.Arguments.Include,
            },
        };
    }
}

/// <inheritdoc/>
internal sealed class ShapeForm<TRow>(
    Shape<TRow> shape, IReadOnlyList<ColumnInfo> keys, ShapeCall? call, bool countsApart)
    : ShapeForm(shape, keys, call, countsApart)
    where TRow : Row, IRowOf<TRow>, new()
{
    /// <inheritdoc/>
    public override object ReadRow<TSource>(ref TSource row, int at)
    {
        var into = new TRow();
        Fill(into, ref row, at);
        return into;
    }

    /// <summary>Fills a row.</summary>
    public void Fill<TSource>(TRow row, ref TSource source, int at) where TSource : struct, IRow
    {
        row.Begin(this);
        row.Read(ref source, Slots, at);
        ReadCounts(row, ref source, at);
    }

    /// <inheritdoc/>
    public override IList CreateList(int capacity) => new List<TRow>(capacity);
}
