using System.Collections;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Loads one included relation of the records of one select: collects the records and their keys as they are read,
/// then reads the related rows and attaches to each record its own.
/// </summary>
internal sealed class IncludeLoader : SqlResult<bool>
{
    private readonly SelectSpec _source;
    private readonly JoinNode? _sourceJoin;
    private readonly List<object> _owners = [];

    /// <summary>Records whose key is null: they have no related rows.</summary>
    private readonly List<object> _orphans = [];

    private ParentKeys _keys;
    private SelectSpec? _spec;
    private Attachments? _attachments;

    public IncludeLoader(IncludePlan include, SelectSpec source, JoinNode? sourceJoin)
    {
        Include = include;
        // An earlier attempt of the same call has found them out.
        if (include.Shaped?.Deferred is { Arguments: not null }) TakeArguments();
        _source = source;
        _sourceJoin = sourceJoin;
        _keys = new ParentKeys(Relation);
    }

    public IncludePlan Include { get; private set; }

    /// <summary>The arguments that are missing before the rows can be loaded; null when none are.</summary>
    public DeferredRows? Deferred => Include.Shaped?.Deferred is { Arguments: null } deferred ? deferred : null;

    /// <summary>True when its rows have includes of their own that need a statement.</summary>
    public bool HasIncludesBelow => Include.HasListsBelow;

    private RelationInfo Relation => Include.Relation;

    /// <summary>Remembers a record that wants its related rows.</summary>
    public void Expect<TRow>(ref TRow row, object record, RowLayout layout) where TRow : struct, IRow =>
        (_keys.Add(ref row, layout) ? _owners : _orphans).Add(record);

    /// <summary>Forgets the records: those of an attempt that failed are not the result's.</summary>
    public void Forget()
    {
        if (_owners.Count + _orphans.Count == 0) return;
        _owners.Clear();
        _orphans.Clear();
        _keys = new ParentKeys(Relation);
    }

    /// <summary>The select of the rows of all records read so far, by their keys.</summary>
    public SelectSpec ByKeys(SqlDialect dialect, Verb verb, List<IncludeLoader> next)
    {
        _keys.Index();
        // Limits count for each parent, so each has to be named.
        var filter = _keys.Filter(Include.Arguments.IsLimited ? int.MaxValue : dialect.Capabilities.RangeFrom);
        return Use(SelectSpec.Included(Include, filter, verb), next);
    }

    /// <summary>
    /// The select of the rows of records that are yet to be read, by the statement that will find them.
    /// </summary>
    public SelectSpec BySource(Verb verb, List<IncludeLoader> next) =>
        Use(SelectSpec.Included(Include, ParentFilter.From(Relation, _source, _sourceJoin), verb), next);

    /// <summary>Takes the arguments of <see cref="Deferred"/>, which are known now.</summary>
    public void TakeArguments() => Include = Include.With(Include.Shaped!.Deferred!.Arguments!.Value);

    /// <inheritdoc/>
    public override async ValueTask<bool> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        // By their source, the records are only there once the statement before this one has been read.
        if (_keys.GroupCount == 0) _keys.Index();
        var lists = new IList?[_keys.GroupCount];
        var form = Include.Form;
        var layout = _spec!.Layout;
        var hasJoinTable = Relation.Join is not null;
        while (await rows.Next(ct).ConfigureAwait(false))
        {
            // The record first: its columns are read in their order, and the key is among them; a driver goes forward
            // faster than back.
            var record = RowReader.Read(form, ref rows, layout.At);
            var key = hasJoinTable ? rows.Key(_spec.ParentKey, Relation.LocalColumns[0].Type)
                : RowKeys.Read(ref rows, layout, Relation.TargetColumns);
            var group = _keys.GroupOf(key);
            if (group < 0) continue;
            _attachments!.Take(ref rows, record, layout);
            (lists[group] ??= form.CreateList(4)).Add(record);
        }

        AttachAll(lists);
        return true;
    }

    /// <inheritdoc/>
    public override bool FromAffected(int affected) => false;

    /// <summary>Attaches empty results without a query when no record has a key; false otherwise.</summary>
    public bool AttachEmpty()
    {
        if (_owners.Count > 0) return false;
        AttachAll([]);
        return true;
    }

    private void AttachAll(IList?[] lists)
    {
        if (_spec is { IsReversed: true })
        {
            foreach (var list in lists)
                if (list is not null) Reverse(list);
        }

        for (var i = 0; i < _owners.Count; i++) Attach(_owners[i], lists[_keys.Groups[i]]);
        foreach (var orphan in _orphans) Attach(orphan, null);
    }

    private void Attach(object owner, IList? related) => Include.Attach(
        owner, Relation.IsMany ? related ?? Include.Form.CreateList(0) : related?[0]);

    private SelectSpec Use(SelectSpec spec, List<IncludeLoader> next)
    {
        _attachments = Attachments.Of(spec, next);
        return _spec = spec;
    }

    private static void Reverse(IList list)
    {
        for (var (i, j) = (0, list.Count - 1); i < j; i++, j--) (list[i], list[j]) = (list[j], list[i]);
    }
}
