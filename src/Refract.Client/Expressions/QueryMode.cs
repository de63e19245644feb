namespace Refract;

/// <summary>How texts are compared.</summary>
public enum QueryMode
{
    /// <summary>
    /// As the database does: PostgreSQL tells capitals from small letters, also in Contains, StartsWith and EndsWith;
    /// so do we on SQLite.
    /// </summary>
    Default,

    /// <summary>Without regard to case: ILIKE on PostgreSQL, ASCII letters only on SQLite.</summary>
    Insensitive,
}
