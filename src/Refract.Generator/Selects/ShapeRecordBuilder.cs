using System.Collections.Immutable;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>Matches the members of a record with <c>[Select]</c> with those of its model.</summary>
internal sealed class ShapeRecordBuilder(ClientModel client, FoundRecord found)
{
    private const string CountSuffix = "Count";

    /// <summary>What generated files call the namespace of the runtime.</summary>
    private const string Runtime = "_R.";

    private readonly List<ShapePartModel> _parts = [];
    private readonly List<string> _columns = [];
    private readonly List<SelectFinding> _findings = [];

    /// <summary>What becomes of a record, and what is wrong with it.</summary>
    public static ShapeRecordFinding Build(FoundRecord found, ClientModel client, ImmutableArray<FoundRecord> all)
    {
        if (client.Models.FirstOrDefault(entity => entity.Name == found.Model) is not { } entity)
            return Wrong(found.Place, $"There is no model {found.Model} in the client {client.Scope.FullClient}: mark "
                + $"{found.FullName} with one of its records");
        if (found.FullName.Contains('<'))
            return Wrong(found.Place, $"{found.FullName} cannot be generic: its members have to be known");
        if (Circle(found, all) is { } circle)
            return Wrong(found.Place, $"{found.FullName} holds itself ({circle}): what is read has to have an end");
        return new ShapeRecordBuilder(client, found).Build(entity);
    }

    private static ShapeRecordFinding Wrong(PlaceModel place, string message) =>
        new(null, new[] { Finding(place, message) }.ToEquatableArray());

    private static SelectFinding Finding(PlaceModel place, string message) =>
        new(SelectRules.NoShape, place, new[] { message }.ToEquatableArray());

    /// <summary>The way from a record to itself, or null.</summary>
    private static string? Circle(FoundRecord start, ImmutableArray<FoundRecord> all)
    {
        var ways = new Stack<(FoundRecord Shape, string Way)>([(start, start.FullName)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ways.Count > 0)
        {
            var (shape, way) = ways.Pop();
            foreach (var member in shape.Members)
            {
                if (member.Shape is not { } next) continue;
                if (next == start.FullName) return $"{way} -> {next}";
                if (seen.Add(next) && all.FirstOrDefault(other => other.FullName == next) is { } inner)
                    ways.Push((inner, $"{way} -> {next}"));
            }
        }

        return null;
    }

    private ShapeRecordFinding Build(EntityModel entity)
    {
        var members = new List<ShapeMemberModel>();
        foreach (var member in found.Members)
        {
            if (Value(entity, member) is { } value)
                members.Add(
                    new ShapeMemberModel(member.Name, value, member.Place.Path.Replace("\"", ""),
                        member.Place.ToDirective()));
        }

        if (_findings.Count > 0) return new ShapeRecordFinding(null, _findings.ToEquatableArray());
        var shape = new ShapeModel(entity.Stem, false, _columns.ToEquatableArray(), _parts.ToEquatableArray());
        return new ShapeRecordFinding(
            new ShapeRecordModel(found.FullName, found.Namespace, found.Declarations, found.IsInitialised, shape,
                members.ToEquatableArray()),
            default);
    }

    private string? Value(EntityModel entity, FoundMember member)
    {
        if (entity.Columns.Any(column => column.Name == member.Name))
        {
            _columns.Add(member.Name);
            return $"row.{member.Name}";
        }

        if (entity.Relations.FirstOrDefault(relation => relation.Name == member.Name) is { } relation)
            return Related(member, relation);
        if (member.Name.EndsWith(CountSuffix, StringComparison.Ordinal))
        {
            var counted = member.Name.Substring(0, member.Name.Length - CountSuffix.Length);
            if (entity.Relations.FirstOrDefault(many => many.Name == counted && many.IsMany) is { } list)
                return $"row.{list.Name}._Count({Add(ShapePartKind.Count, list, null)})";
        }

        _findings.Add(Finding(member.Place, $"{entity.Name} has no {member.Name}: a member is a column, a relation, or "
            + "the number of rows of a relation (PostsCount)"));
        return null;
    }

    private string? Related(FoundMember member, RelationModel relation)
    {
        var row = client.Scope.Global(relation.TargetStem, "Select");
        if (relation.IsMany != member.IsList)
        {
            _findings.Add(Finding(member.Place, relation.IsMany
                ? $"{relation.Name} is a list: its member is an IReadOnlyList of records"
                : $"{relation.Name} is one row, no list"));
            return null;
        }

        if (member.Shape is null)
        {
            if (member.Type == relation.Target)
            {
                var place = Add(ShapePartKind.Records, relation, null);
                return relation.IsMany ? $"row.{relation.Name}._ToList({place})"
                    : $"row._Record<{client.Scope.Global(relation.Target)}>({place}){(relation.IsOptional ? "" : "!")}";
            }

            _findings.Add(Finding(member.Place, $"{relation.Name} leads to {relation.Target}: its type is "
                + $"{relation.Target}, "
                + $"or a record with [Select<{relation.Target}>]"));
            return null;
        }

        if (member.ShapeModel != relation.Target)
        {
            _findings.Add(Finding(member.Place, $"{relation.Name} leads to {relation.Target}, but {member.Shape} reads "
                + $"{member.ShapeModel}"));
            return null;
        }

        var types = $"<global::{member.Shape}, {row}>";
        var code = $"{Runtime}ShapedRecord.Shape{types}()";
        if (relation.IsMany)
            return $"row.{relation.Name}._Select({Add(ShapePartKind.Many, relation, code)}, "
                + $"static x => {Runtime}ShapedRecord.Of{types}(x))";
        Add(ShapePartKind.One, relation, code);
        return relation.IsOptional
            ? $"row.{relation.Name} is {{ }} x{_parts.Count} ? {Runtime}ShapedRecord.Of{types}(x{_parts.Count}) : null"
            : $"{Runtime}ShapedRecord.Of{types}(row.{relation.Name})";
    }

    private int Add(ShapePartKind kind, RelationModel relation, string? code)
    {
        _parts.Add(new ShapePartModel(kind, relation, null, "", false, code));
        return _parts.Count - 1;
    }
}

/// <summary>What becomes of a record with <c>[Select]</c>, and what is wrong with it.</summary>
internal sealed record ShapeRecordFinding(ShapeRecordModel? Record, EquatableArray<SelectFinding> Findings);
