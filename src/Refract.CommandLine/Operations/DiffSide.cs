using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>One side of <c>migrate diff</c>, as it was asked for; exactly one of the four.</summary>
/// <param name="IsEmpty">Nothing at all.</param>
/// <param name="Schema">A schema's file or folder.</param>
/// <param name="Migrations">A folder of migrations.</param>
/// <param name="Url">A database; an empty text means the project's own.</param>
public sealed record DiffSide(bool IsEmpty, string? Schema, string? Migrations, string? Url)
{
    /// <summary>How many of the four are given.</summary>
    public int Count =>
        (IsEmpty ? 1 : 0) + (Schema is null ? 0 : 1) + (Migrations is null ? 0 : 1) + (Url is null ? 0 : 1);

    internal bool IsDatabase => Url is not null;

    internal bool NeedsServer => IsDatabase || Migrations is not null;

    internal SchemaResult? Compile(string folder) =>
        Schema is null ? null : SchemaCompiler.Compile(SchemaFiles.Load(Path.GetFullPath(Schema, folder), folder));

    internal DiffSource Source(PrismaSchema? schema, string folder)
        => IsEmpty ? DiffSource.Nothing
            : schema is not null ? DiffSource.Of(schema)
            : Migrations is not null ? DiffSource.Of(new MigrationFolder(Path.GetFullPath(Migrations, folder)))
            : DiffSource.Database;

    /// <summary>The database that the lock file of the migrations names, or null.</summary>
    internal IMigrationProvider? LockedProvider(string folder)
        => Migrations is null ? null
            : Providers.Named(new MigrationFolder(Path.GetFullPath(Migrations, folder)).Load().LockedProvider);
}
