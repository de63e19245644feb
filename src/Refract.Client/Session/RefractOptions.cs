using Microsoft.Extensions.Logging;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract;

/// <summary>How a client connects and what it tells about its work. Read once, when the client is made.</summary>
public sealed class RefractOptions
{
    private Func<IServiceProvider?, RefractOptions, SqlDatabase>? _database;
    private QueryDiagnostics? _diagnostics;

    /// <summary>
    /// The database's URL (<c>postgresql://…</c>, <c>file:./dev.db</c>) or an ADO.NET connection string. When neither
    /// this nor a provider's own <c>Use…</c> method is given, the environment variable <c>DATABASE_URL</c> is read.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>The folder that a relative SQLite path starts from; null for the current one.</summary>
    public string? BaseDirectory { get; set; }

    /// <summary>Makes this client <c>AppDb.Current</c>, for code that has no constructor to receive it.</summary>
    public bool Register { get; set; }

    /// <summary>
    /// Where logs go (category <c>Refract.Query</c>). With dependency injection the application's own factory is taken
    /// when this is null.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Takes each line of the query log, for programs without a logger.</summary>
    public Action<string>? LogTo { get; set; }

    /// <summary>
    /// Logs every statement as information, to <see cref="LoggerFactory"/> and <see cref="LogTo"/>; otherwise
    /// statements are logged as debug, and slow ones as warnings. Without either it has nowhere to write to, and
    /// connecting fails.
    /// </summary>
    public bool LogQueries { get; set; }

    /// <summary>
    /// Lets parameter values appear in logs, spans and <see cref="QueryLogEntry.Parameters"/>. Off unless the data is
    /// harmless.
    /// </summary>
    public bool SensitiveLogging { get; set; }

    /// <summary>Statements that take at least this long are logged as warnings; null for none.</summary>
    public TimeSpan? SlowQueryThreshold { get; set; }

    /// <summary>What is sent with each statement as a comment, for the log of a PostgreSQL server.</summary>
    public SqlTagOptions SqlTags { get; } = new();

    /// <summary>How included relations are loaded unless the query says otherwise.</summary>
    public RelationLoadStrategy RelationLoadStrategy { get; set; }

    /// <summary>What transactions do unless the call says otherwise.</summary>
    public TransactionOptions Transactions { get; set; } = new();

    /// <summary>The clock of transaction time limits and retries, and of <c>now()</c> and <c>@updatedAt</c>.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// The URLs of copies of the database that its server keeps up to date (PostgreSQL). Reads outside of transactions
    /// take turns on them, and may miss what was just written; <see cref="ClientBase{TSelf}.OnPrimary"/> reads what is
    /// there now. Writes, locks, raw SQL and transactions run on the database itself.
    /// </summary>
    public IList<string> Replicas { get; } = [];

    /// <summary>After which time a replica that could not be reached is tried again.</summary>
    public TimeSpan ReplicaRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Steps around every operation.</summary>
    public HookOptions Hooks { get; } = new();

    /// <summary>What holds for every operation: soft deletes, tenants, and who wrote a row.</summary>
    public PolicyOptions Policies { get; } = new();

    /// <summary>Connects to the database that the URL names, by whichever referenced provider accepts it.</summary>
    public RefractOptions UseUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Url = url;
        _database = null;
        return this;
    }

    /// <summary>
    /// Takes <c>DATABASE_URL</c> from a <c>.env</c> file when the environment has none, for programs in development.
    /// The file is that of the current folder, else the nearest one in the program's folder and those above it; a
    /// relative SQLite path in it starts from its folder. Without a file, or with a URL or database that is set,
    /// nothing changes.
    /// </summary>
    /// <exception cref="RefractException">
    /// <c>P1012</c>: the value refers with <c>${NAME}</c> to a variable that is not set.
    /// </exception>
    public RefractOptions UseEnvFile()
    {
        if (Url is null && _database is null && EnvFileUrl.Find() is var (url, folder))
        {
            Url = url;
            BaseDirectory ??= folder;
        }

        return this;
    }

    /// <summary>
    /// Takes the database from a function; providers' <c>Use…</c> methods are built on it. The services are null
    /// without dependency injection.
    /// </summary>
    public RefractOptions UseDatabase(Func<IServiceProvider?, RefractOptions, SqlDatabase> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _database = create;
        return this;
    }

    /// <summary>The log, spans and figures of the client's statements; for providers.</summary>
    public QueryDiagnostics Diagnostics => Volatile.Read(ref _diagnostics)
        ?? Interlocked.CompareExchange(
            ref _diagnostics,
            new QueryDiagnostics(
                new LogSettings(LoggerFactory, LogTo, LogQueries, SensitiveLogging, SlowQueryThreshold,
                    SqlTags.Build())),
            null)
        ?? _diagnostics;

    /// <summary>True when the database is set by a function, so that no URL is needed.</summary>
    public bool HasDatabase => _database is not null;

    internal Func<IServiceProvider?, RefractOptions, SqlDatabase>? DatabaseFactory => _database;

    /// <summary>The options of a replica, whose statements are logged with its name.</summary>
    internal RefractOptions ForReplica(string name)
    {
        var copy = (RefractOptions)MemberwiseClone();
        copy._diagnostics = Diagnostics.ForReplica(name);
        return copy;
    }
}
