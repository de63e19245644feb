using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>What differs in a table's indexes.</summary>
/// <param name="DroppedFirst">Dropped before the table changes.</param>
/// <param name="DroppedLast">Dropped once the table has changed.</param>
/// <param name="Created">Created.</param>
/// <param name="Renamed">Renamed.</param>
internal sealed record IndexDifference(
    IReadOnlyList<DropIndex> DroppedFirst, IReadOnlyList<DropIndex> DroppedLast, IReadOnlyList<CreateIndex> Created,
    IReadOnlyList<RenameIndex> Renamed);
