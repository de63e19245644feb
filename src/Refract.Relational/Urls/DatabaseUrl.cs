namespace Refract.Relational;

/// <summary>
/// Where a database is: a URL in Prisma's form (<c>postgresql://user:password@host:5432/app?schema=public</c>,
/// <c>file:./dev.db</c>) or an ADO.NET connection string (<c>Host=…;Database=…</c>, <c>Data Source=…</c>). The password
/// never shows in <see cref="Masked"/>, <see cref="ToString"/> or an error of <see cref="Parse"/>.
/// </summary>
public sealed partial class DatabaseUrl
{
    private DatabaseUrl(SqlProvider provider, string connectionString, string masked)
    {
        Provider = provider;
        ConnectionString = connectionString;
        Masked = masked;
    }

    /// <summary>Which database it leads to.</summary>
    public SqlProvider Provider { get; }

    /// <summary>
    /// The connection string for Npgsql or Microsoft.Data.Sqlite. It holds the password: never show or log it.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>The URL for display, with <c>***</c> in the password's place.</summary>
    public string Masked { get; }

    /// <summary>The server's host name, address or socket folder; null on SQLite.</summary>
    public string? Host { get; private init; }

    /// <summary>The server's port; null on SQLite.</summary>
    public int? Port { get; private init; }

    /// <summary>The user's name, or null for the driver's default.</summary>
    public string? UserName { get; private init; }

    /// <summary>The database's name on PostgreSQL; the file's name on SQLite, or <c>:memory:</c>.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>
    /// <c>?schema=</c>: the database schema that unqualified names mean, or null when not given. Always null on SQLite.
    /// </summary>
    public string? Schema { get; private init; }

    /// <summary>The file's full path; null on PostgreSQL and for a database in memory.</summary>
    public string? FilePath { get; private init; }

    /// <summary>True for a SQLite database that lives in memory only.</summary>
    public bool IsInMemory => Provider == SqlProvider.Sqlite && FilePath is null;

    /// <summary>
    /// <c>?pgbouncer=true</c>: a pooler in transaction mode lies between, so nothing may rely on the session.
    /// </summary>
    public bool UsesTransactionPooler { get; private init; }

    /// <summary><c>?connection_limit=</c>, or null when not given.</summary>
    public int? ConnectionLimit { get; private init; }

    /// <summary>
    /// <c>?socket_timeout=</c>: how long a statement may take; null when not given. On SQLite zero means without limit;
    /// on PostgreSQL that is null as well.
    /// </summary>
    public TimeSpan? StatementTimeout { get; private init; }

    /// <summary>
    /// <c>?pool_timeout=</c>: how long to wait for a free connection; null when not given, zero for no limit.
    /// </summary>
    public TimeSpan? PoolTimeout { get; private init; }

    /// <summary>The names of parameters that mean nothing here; a command line may mention them.</summary>
    public IReadOnlyList<string> IgnoredParameters { get; private init; } = [];

    /// <summary>Reads a URL or an ADO.NET connection string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="baseDirectory">
    /// The folder that a relative SQLite path starts from; null for the current one.
    /// </param>
    /// <exception cref="FormatException">
    /// It is neither; the message says the right form and repeats no secret.
    /// </exception>
    public static DatabaseUrl Parse(string text, string? baseDirectory = null)
        => TryParse(text, baseDirectory, out var url, out var error) ? url! : throw new FormatException(error);

    /// <summary>
    /// Reads a URL or an ADO.NET connection string; on failure <paramref name="error"/> says the right form.
    /// </summary>
    public static bool TryParse(string? text, string? baseDirectory, out DatabaseUrl? url, out string? error)
    {
        (url, error) = Read((text ?? "").Trim().Trim('"'), baseDirectory ?? Environment.CurrentDirectory);
        return url is not null;
    }

    /// <summary>The masked form.</summary>
    public override string ToString() => Masked;

    private static (DatabaseUrl?, string?) Read(string text, string baseDirectory)
    {
        if (text.Length == 0) return (null, $"The database URL is empty. {ExpectedForms}");
        if (text.StartsWith("env(", StringComparison.Ordinal))
            return (null,
                "The database URL is the text env(…) itself: it must be replaced by the variable's value "
                    + "before it gets here.");
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains("%00", StringComparison.Ordinal))
            return (null, "The database URL holds a NUL character (%00), which no part of it can have.");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon > 0 ? text[..colon].ToLowerInvariant() : "";
        return scheme switch
        {
            "postgresql" or "postgres" => ReadPostgreSql(text, text[(colon + 1)..]),
            "file" or "sqlite" => ReadSqlite(text[(colon + 1)..], baseDirectory),
            "prisma" or "prisma+postgres" =>
                (null, "A prisma:// URL leads to Prisma's own proxy, which only its client speaks. "
                + "Use the postgresql:// URL of the database behind it."),
            "mysql" or "mariadb" or "sqlserver" or "mongodb" or "mongodb+srv" or "libsql" or "jdbc"
                => (null, $"There is no provider for {scheme}:// URLs. {ExpectedForms}"),
            _ when text == ":memory:" => ReadSqlite(text, baseDirectory),
            _ when IsPath(text) => (null, "This is the path of a SQLite file without file: before it. Write "
                + "file:./dev.db, or file:/full/path.db."),
            _ when text.Contains('=', StringComparison.Ordinal) => ReadConnectionString(text, baseDirectory),
            _ => (null, $"This is not a database URL. {ExpectedForms}"),
        };
    }

    /// <summary>
    /// True for what reads like a path; a connection string has an equals sign before any question mark.
    /// </summary>
    private static bool IsPath(string text)
    {
        var path = text.Split('?')[0];
        return path.Length > 0 && !path.Contains('=', StringComparison.Ordinal)
            && !path.Contains("://", StringComparison.Ordinal)
            && (path[0] is '.' or '/' or '~' || s_endings.Any(ending =>
                path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }

    private static readonly string[] s_endings = [".db", ".db3", ".sqlite", ".sqlite3"];

    private const string ExpectedForms
        = "Write postgresql://USER:PASSWORD@HOST:5432/DATABASE?schema=public for PostgreSQL or file:./dev.db "
            + "for SQLite.";
}
