using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a client tells about its statements: the log category <c>Refract.Query</c>, the client's <c>Log</c> event, and
/// the meter and activity source <c>Refract</c>. Providers ask <see cref="Start"/> before a statement and say
/// <see cref="Ran"/> after it; without a listener, that is a few field reads.
/// </summary>
public sealed class QueryDiagnostics
{
    /// <summary>The name of the activity source and the meter.</summary>
    public const string SourceName = "Refract";

    private static readonly ActivitySource s_source = new(SourceName);
    private static readonly Meter s_meter = new(SourceName);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "refract.statement.duration", "s",
        "How long statements take, from the request for a connection to the last row read.");

    private readonly LogSettings _settings;
    private readonly ILogger? _logger;
    private readonly QueryDiagnostics? _owner;
    private readonly string? _replica;

    internal QueryDiagnostics(LogSettings settings)
    {
        _settings = settings;
        _logger = settings.LoggerFactory?.CreateLogger("Refract.Query");
    }

    private QueryDiagnostics(QueryDiagnostics owner, string replica) : this(owner._settings) =>
        (_owner, _replica) = (owner, replica);

    internal event Action<QueryLogEntry>? Logged;

    private Action<QueryLogEntry>? Handlers => _owner is null ? Logged : _owner.Logged;

    /// <summary>True when a listener takes the spans.</summary>
    internal static bool IsTraced => s_source.HasListeners();

    /// <summary>True when parameter values may be shown.</summary>
    public bool ShowsParameters => _settings.ShowsParameters;

    private LogLevel StatementLevel => _settings.LogsQueries ? LogLevel.Information : LogLevel.Debug;

    private bool IsWanted => Handlers is not null || s_duration.Enabled || (_settings.LogTo is not null && WantsLines)
        || (_logger is not null
            && (_logger.IsEnabled(StatementLevel)
                || (_settings.SlowQueryThreshold is not null && _logger.IsEnabled(LogLevel.Warning))));

    private bool WantsLines => _settings.LogsQueries || _settings.SlowQueryThreshold is not null;

    /// <summary>
    /// The time stamp to give to <see cref="Ran"/>; 0 without a listener, and then it need not be called.
    /// </summary>
    public long Start() => IsWanted ? Stopwatch.GetTimestamp() : 0;

    /// <summary>
    /// The SQL of a statement as it goes to a server: with the tags of <see cref="RefractOptions.SqlTags"/>. Call it
    /// when the statement's span has begun.
    /// </summary>
    public string Sent(StatementText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _settings.Tags is { } tags ? tags.On(text) : text.Sql;
    }

    /// <summary>
    /// Starts the span of a statement, for databases whose driver makes none; null without a listener.
    /// </summary>
    /// <param name="text">The statement.</param>
    /// <param name="system">The database's name by OpenTelemetry's conventions (<c>sqlite</c>).</param>
    public static Activity? StartStatement(StatementText text, string system)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!s_source.HasListeners()) return null;
        var activity = s_source.StartActivity(text.Model is null ? system : $"{text.Verb} {text.Model}",
            ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
            activity.SetTag("db.system.name", system).SetTag("db.query.text", text.Sql)
                .SetTag("db.operation.name", text.Verb).SetTag("db.collection.name", text.Model);
        return activity;
    }

    /// <summary>Starts the span of an operation, which may be several statements; null without a listener.</summary>
    /// <param name="model">The model; null for raw SQL.</param>
    /// <param name="verb">The verb (<c>findMany</c>).</param>
    internal static Activity? StartOperation(string? model, string verb)
    {
        if (!s_source.HasListeners()) return null;
        var activity = s_source.StartActivity(model is null ? verb : $"{model}.{verb}");
        if (activity is { IsAllDataRequested: true })
            activity.SetTag("refract.model", model).SetTag("refract.verb", verb);
        return activity;
    }

    /// <summary>
    /// Starts the span of a transaction, which the operations and statements in it are below; null without a listener.
    /// </summary>
    /// <param name="isNested">True for a savepoint inside another transaction.</param>
    /// <param name="isolation">The isolation level that was asked for.</param>
    internal static Activity? StartTransaction(bool isNested, System.Data.IsolationLevel? isolation)
    {
        if (!s_source.HasListeners()) return null;
        var activity = s_source.StartActivity(isNested ? "savepoint" : "transaction");
        if (activity is { IsAllDataRequested: true } && isolation is { } level)
            activity.SetTag("refract.isolation", level.ToString());
        return activity;
    }

    /// <summary>
    /// Tells the span of the operation which replica its statement runs on; null for the database itself.
    /// </summary>
    internal static void TagReplica(string? name)
    {
        if (s_source.HasListeners() && Activity.Current is { } activity && activity.Source == s_source)
            activity.SetTag("refract.replica", name);
    }

    /// <summary>The same for a replica, which is named in what is told.</summary>
    internal QueryDiagnostics ForReplica(string name) => new(this, name);

    /// <summary>Marks a span as failed, with the error's code.</summary>
    public static void Fail(Activity? activity, Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        activity?.SetStatus(ActivityStatusCode.Error, error.Message)
            .SetTag("error.type", error is RefractException known ? known.Code : error.GetType().FullName);
    }

    /// <summary>Tells that a statement ran.</summary>
    /// <param name="started">From <see cref="Start"/>; not 0.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="error">What went wrong, as the caller will see it; or null.</param>
    public void Ran(long started, in SqlStatement statement, Exception? error)
    {
        var duration = Stopwatch.GetElapsedTime(started);
        var text = statement.Text;
        if (s_duration.Enabled)
        {
            var (seconds, code) = (duration.TotalSeconds, (error as RefractException)?.Code);
            if (_replica is null)
                s_duration.Record(seconds, new("refract.model", text.Model), new("refract.verb", text.Verb),
                    new("error.type", code));
            else
                s_duration.Record(seconds, new("refract.model", text.Model), new("refract.verb", text.Verb),
                    new("error.type", code), new("refract.replica", _replica));
        }

        var parameters = ShowsParameters && (Handlers is not null || _settings.LogTo is not null || _logger is not null)
            ? ParameterText.Values(statement) : null;
        var isSlow = duration >= _settings.SlowQueryThreshold;
        if (Handlers is { } logged) logged(Entry());
        if (_settings.LogTo is { } logTo && (_settings.LogsQueries || isSlow))
            logTo(Entry() + (parameters is { Length: > 0 } ? $" [{ParameterText.Line(parameters)}]" : ""));
        if (_logger is not null) Write(_logger, text, duration.TotalMilliseconds, parameters, isSlow, error);

        QueryLogEntry Entry() => new(text.Sql, text.Model, text.Verb, duration, error, parameters)
        {
            Replica = _replica,
        };
    }

    private void Write(ILogger logger, StatementText text, double milliseconds, object?[]? parameters, bool isSlow,
        Exception? error)
    {
        var (model, verb) = (text.Model ?? "raw", text.Verb.Length == 0 ? "sql" : text.Verb);
        if (_replica is not null) verb = $"{verb} on {_replica}";
        if (error is not null)
            QueryMessages.Failed(logger, model, verb,
                error is RefractException known ? known.Code : error.GetType().Name, milliseconds, text.Sql);
        else if (isSlow) QueryMessages.Slow(logger, model, verb, milliseconds, text.Sql);
        else if (!_settings.LogsQueries) QueryMessages.Ran(logger, model, verb, milliseconds, text.Sql);
        else if (parameters is null) QueryMessages.RanAsAsked(logger, model, verb, milliseconds, text.Sql);
        else if (logger.IsEnabled(LogLevel.Information))
            QueryMessages.RanWithParameters(logger, model, verb, milliseconds, text.Sql,
                ParameterText.Line(parameters));
    }
}
