namespace Refract.Relational;

/// <summary>The databases that there is a provider for.</summary>
public enum SqlProvider
{
    /// <summary>PostgreSQL.</summary>
    PostgreSql,

    /// <summary>SQLite.</summary>
    Sqlite,
}
