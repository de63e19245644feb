using Refract.Generator.Diagnostics;
using Refract.Generator.Models;
using Refract.Generator.Selects;

namespace Refract.Generator.DataRecords;

/// <summary>Matches the members of a record with <c>[Data]</c> with the columns of its model.</summary>
internal static class DataRecordBuilder
{
    /// <summary>What becomes of a record, and what is wrong with it.</summary>
    public static DataRecordFinding Build(FoundRecord found, ClientModel client)
    {
        if (client.Models.FirstOrDefault(entity => entity.Name == found.Model) is not { } entity)
            return Wrong(found.Place, $"There is no model {found.Model} in the client {client.Scope.FullClient}: mark "
                + $"{found.FullName} with one of its records");
        if (found.FullName.Contains('<'))
            return Wrong(found.Place, $"{found.FullName} cannot be generic: its members have to be known");
        if (entity.IsView) return Wrong(found.Place, $"{entity.Name} is a view, which is only read");
        var findings = new List<SelectFinding>();
        var members = new List<DataMemberModel>();
        foreach (var member in found.Members)
        {
            if (entity.Columns.FirstOrDefault(column => column.Name == member.Name) is not { } column)
                findings.Add(Finding(member.Place, $"{entity.Name} has no column {member.Name}: a member is a column"));
            else if (column.IsList && member.IsNullable)
                findings.Add(Finding(member.Place, $"{member.Name} is a list, which is there or empty: it cannot be "
                    + "null"));
            else
                members.Add(new DataMemberModel(member.Name, column.IsList, member.IsNullable && !column.IsNullable,
                    member.Place.Path.Replace("\"", ""), member.Place.ToDirective()));
        }

        if (findings.Count > 0) return new DataRecordFinding(null, findings.ToEquatableArray());
        var needed = entity.Columns.Where(column => !column.IsNullable && !column.IsFilled && !column.IsList);
        var canCreate = entity.Unfillable is null
            && needed.All(column => members.Exists(member => member.Name == column.Name && !member.IsLeftOut));
        return new DataRecordFinding(
            new DataRecordModel(found.FullName, found.Namespace, found.Declarations, entity.Stem, canCreate,
                members.ToEquatableArray()),
            default);
    }

    private static DataRecordFinding Wrong(PlaceModel place, string message) =>
        new(null, new[] { Finding(place, message) }.ToEquatableArray());

    private static SelectFinding Finding(PlaceModel place, string message) =>
        new(SelectRules.NoData, place, new[] { message }.ToEquatableArray());
}

/// <summary>What becomes of a record with <c>[Data]</c>, and what is wrong with it.</summary>
internal sealed record DataRecordFinding(DataRecordModel? Record, EquatableArray<SelectFinding> Findings);
