using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// Turns what a person asked for (<c>User.fullname=User.name</c>) into renames. Each must be of something that goes
/// into something new: what is on both sides keeps its name, unless this is given to something else. Then it gets
/// another one by a rename of its own, or goes. Where no other goes, a table or column that is asked to be renamed into
/// something new may leave its name to something new, too.
/// </summary>
internal sealed class RenameResolver
{
    private readonly StructureRules _rules;
    private readonly DatabaseCatalog _to;
    private readonly RenameNames _fromNames;
    private readonly RenameNames _toNames;
    private readonly List<RenameOperation> _operations = [];
    private readonly List<RenameOperation> _gone = [];
    private readonly List<RenameOperation> _new = [];
    private readonly Dictionary<string, RenameCandidate> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<QualifiedName, QualifiedName> _formerOwners = [];
    private DatabaseCatalog _from;

    private RenameResolver(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules, RenameNames fromNames,
        RenameNames toNames) =>
        (_from, _to, _rules, _fromNames, _toNames) = (from, to, rules, fromNames, toNames);

    /// <summary>The renames that were asked for, without candidates.</summary>
    /// <param name="requests">Each <c>OLD=NEW</c>.</param>
    /// <param name="from">What is there.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="rules">The database.</param>
    /// <param name="fromNames">The names of what is there.</param>
    /// <param name="toNames">The names of what is wanted.</param>
    /// <exception cref="MigrationException"><c>RFR3014</c>: one of them names nothing that can be renamed.</exception>
    public static RenamePlan Resolve(IReadOnlyList<string> requests, DatabaseCatalog from, DatabaseCatalog to,
        StructureRules rules, RenameNames fromNames, RenameNames toNames)
    {
        return new RenameResolver(from, to, rules, fromNames, toNames).Resolve(requests);
    }

    private RenamePlan Resolve(IReadOnlyList<string> requests)
    {
        var left = new List<(string Text, string From, string To)>();
        foreach (var request in requests.Distinct(StringComparer.Ordinal))
        {
            var at = request.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == request.Length - 1) throw RenameErrors.Malformed(request);
            left.Add((request, request[..at].Trim(), request[(at + 1)..].Trim()));
        }

        // Tables and enums first: what is inside is looked for under their new names.
        Pass(left, RenameKind.Table, RenameKind.Enum);
        var joins = JoinTableRenames.Find(_from, _to, _rules, withTables: _operations.Count > 0);
        _gone.AddRange(joins.Gone);
        _new.AddRange(joins.New);
        Add(joins.Operations);
        Pass(left, RenameKind.Column, RenameKind.EnumValue);
        if (left.Count > 0)
        {
            var (_, from, to) = left[0];
            var changed = new ChangedParts(_from, _to, _rules);
            throw RenameErrors.Unknown(left[0].Text, from, to, [.. changed.Gone().SelectMany(NamesOfGone)],
                [.. changed.New().SelectMany(NamesOfNew)]);
        }

        return new RenamePlan(_operations, [.. requests.Distinct(StringComparer.Ordinal).Select(text => _made[text])],
            []) { Gone = _gone, New = _new };
    }

    private void Pass(List<(string Text, string From, string To)> left, params RenameKind[] kinds)
    {
        var changed = new ChangedParts(_from, _to, _rules);
        var kept = changed.Kept().Where(part => kinds.Contains(part.From.Kind)).ToArray();
        var taken = kept.Where(part => left.Any(request => request.From != request.To
            && NamesOfNew(part.To).Contains(request.To))).ToArray();
        // The name of what is moved goes to what is moved there, or to something new that has nothing to do with it.
        // Where something else goes, that is more likely what was meant.
        var added = changed.New().Where(part => kinds.Contains(part.Kind)).ToArray();
        var lost = changed.Gone().Where(part => kinds.Contains(part.Kind)).ToArray();
        var moved = kept.Where(part => left.Any(request => request.From != request.To
            && NamesOfGone(part.From).Contains(request.From)
            && (taken.Contains(part)
                || part.From.Kind is RenameKind.Table or RenameKind.Column
                && !lost.Any(other => other.Kind == part.From.Kind
                    && (other.Name is null || other.Owner == part.From.Owner))
                && added.Any(other => other.Kind == part.From.Kind && NamesOfNew(other).Contains(request.To)))))
            .ToArray();
        var gone = lost.Concat(moved.Select(part => part.From)).ToArray();
        var fresh = added.Concat(taken.Select(part => part.To)).ToArray();
        var (usedOld, usedNew) = (new HashSet<RenamablePart>(), new HashSet<RenamablePart>());
        var operations = new List<RenameOperation>();
        foreach (var request in left.ToArray())
        {
            var old = Named(gone, request.From, OldNames, NamesOfGone);
            var wanted = Named([.. fresh.Where(part => old.Any(other => other.Kind == part.Kind))], request.To,
                part => _toNames.Of(part), NamesOfNew);
            if (old.Length > 1 || wanted.Length > 1) throw RenameErrors.Ambiguous(request.Text);
            if (old.Length == 1 && wanted.Length == 1)
            {
                if (wanted[0].Name is not null && wanted[0].Owner != old[0].Owner)
                    throw RenameErrors.OfAnotherOwner(request.Text);
                if (!usedOld.Add(old[0]) | !usedNew.Add(wanted[0])) throw RenameErrors.Twice(request.Text);
                var operation = Operation(old[0], wanted[0]);
                operations.Add(operation);
                Note(request.Text, old[0], wanted[0]);
            }
            else if (kinds.Contains(RenameKind.EnumValue)
                && _toNames.OfText(request.From, request.To, _from) is { } text)
            {
                operations.Add(text);
                _made[request.Text] = new RenameCandidate(RenameKind.EnumValue, $"{text.Enum}.{text.From}",
                    $"{text.Enum}.{text.To}");
            }
            else
            {
                continue;
            }

            left.Remove(request);
        }

        // What has a name that something else takes goes, under another name.
        RenameOperation[] away = [.. taken.Where(part => usedNew.Contains(part.To) && !usedOld.Contains(part.From))
            .Select(part => RenameOrder.Away(Operation(part.From, part.To)))];
        operations.AddRange(away);
        _gone.AddRange(away);
        _new.AddRange(moved.Where(part => !taken.Contains(part) && usedOld.Contains(part.From))
            .Select(part => RenameOrder.Away(Operation(part.To, part.To))));
        Add(RenameOrder.Of(operations, _from.DefaultNamespace));
    }

    /// <summary>
    /// The parts of a name. Where tables or enums have taken each other's names, what is in them is called by two: then
    /// the name that its side has is meant.
    /// </summary>
    private static RenamablePart[] Named(RenamablePart[] parts, string name,
        Func<RenamablePart, IEnumerable<string>> own, Func<RenamablePart, IEnumerable<string>> all)
    {
        var found = parts.Where(part => all(part).Contains(name)).ToArray();
        if (found.Length < 2) return found;
        var exact = found.Where(part => own(part).Contains(name)).ToArray();
        return exact.Length > 0 ? exact : found;
    }

    /// <summary>The names of a part before every rename.</summary>
    private IEnumerable<string> OldNames(RenamablePart part) =>
        _fromNames.Of(part with { Owner = _formerOwners.GetValueOrDefault(part.Owner) ?? part.Owner });

    private void Add(IReadOnlyList<RenameOperation> operations)
    {
        _operations.AddRange(operations);
        _from = RenamedCatalog.After(_from, operations);
    }

    private void Note(string request, RenamablePart old, RenamablePart wanted)
    {
        var owner = _formerOwners.GetValueOrDefault(old.Owner) ?? old.Owner;
        _made[request] = new RenameCandidate(old.Kind, old.Shown(owner), wanted.Shown(wanted.Owner));
        if (old.Name is null) _formerOwners[wanted.Owner] = old.Owner;
    }

    public static RenameOperation Operation(RenamablePart old, RenamablePart wanted) => old.Kind switch
    {
        RenameKind.Table => new RenameTable(old.Owner, wanted.Owner),
        RenameKind.Enum => new RenameEnum(old.Owner, wanted.Owner),
        RenameKind.Column => new RenameColumn(wanted.Owner, old.Name!, wanted.Name!),
        RenameKind.EnumValue => new RenameEnumValue(wanted.Owner, old.Name!, wanted.Name!),
        _ => throw new InvalidOperationException($"{old.Kind} is no kind of thing to rename."),
    };

    /// <summary>A table that is renamed, too, may be called by either of its names.</summary>
    private IEnumerable<string> NamesOfNew(RenamablePart part) =>
        _toNames.Of(part, part.Name is null ? null : _formerOwners.GetValueOrDefault(part.Owner), _fromNames);

    private IEnumerable<string> NamesOfGone(RenamablePart part) =>
        part.Name is null ? _fromNames.Of(part)
            : _toNames.Of(part, _formerOwners.GetValueOrDefault(part.Owner), _fromNames);
}
