namespace Refract.Schema;

/// <summary>The databases that a datasource can name.</summary>
public enum DatabaseProvider
{
    /// <summary><c>postgresql</c> or <c>postgres</c></summary>
    PostgreSql,

    /// <summary><c>sqlite</c></summary>
    Sqlite,

    /// <summary><c>cockroachdb</c></summary>
    CockroachDb,

    /// <summary>Recognised, parsed and formatted, but not supported.</summary>
    MySql,

    /// <summary>Recognised, parsed and formatted, but not supported.</summary>
    SqlServer,

    /// <summary>Recognised, parsed and formatted, but not supported.</summary>
    MongoDb,
}
