using Refract.Migrate.History;
using Refract.Schema;

namespace Refract.Migrate.Engine;

/// <summary>One side of a comparison.</summary>
public abstract record DiffSource
{
    private DiffSource()
    {
    }

    /// <summary>A database without anything in it.</summary>
    public static DiffSource Nothing { get; } = new EmptySource();

    /// <summary>The database that the engine is for.</summary>
    public static DiffSource Database { get; } = new DatabaseSource();

    /// <summary>What a schema wants.</summary>
    public static DiffSource Of(PrismaSchema schema) => new SchemaSource(schema);

    /// <summary>What migrations give, tried on a shadow database.</summary>
    public static DiffSource Of(IMigrationSource migrations) => new MigrationsSource(migrations);

    internal sealed record EmptySource : DiffSource;

    internal sealed record DatabaseSource : DiffSource;

    internal sealed record SchemaSource(PrismaSchema Schema) : DiffSource;

    internal sealed record MigrationsSource(IMigrationSource Migrations) : DiffSource;
}
