namespace Refract.Migrate.History;

/// <summary>Where migrations come from.</summary>
public interface IMigrationSource
{
    /// <summary>Reads all of them, as they are now.</summary>
    MigrationSet Load();
}
