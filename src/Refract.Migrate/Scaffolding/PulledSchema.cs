using Refract.Relational.Catalog;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>A schema brought in step with a database.</summary>
/// <param name="Files">All files with their texts as they should be, in order; those that did not change are the same
/// objects as before.</param>
/// <param name="ChangedPaths">
/// The paths of files that are new or whose text differs; empty when the schema matched already.
/// </param>
/// <param name="Notes">What could not be said in the schema language, or needs a look; each one sentence.</param>
public sealed record PulledSchema(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> ChangedPaths,
    IReadOnlyList<string> Notes)
{
    /// <summary>What the database holds and the schema language has no words for, each thing once.</summary>
    public IReadOnlyList<CatalogLeftOut> LeftOut { get; init; } = [];
}
