using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Refract.Runtime;
using Refract.Testing;

namespace Refract.Client.Tests.Diagnostics;

public sealed class What_a_client_tells_of_its_statements : IAsyncDisposable
{
    private const string Secret = "s3cret-value";
    private readonly List<TestClient> _clients = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
    }

    [Fact]
    public async Task The_log_event_tells_of_every_statement_and_of_no_value()
    {
        var client = Connect(_ => { });
        var entries = new List<QueryLogEntry>();
        client.Log += entries.Add;
        await client.Sql.Text("SELECT $1", SqlRunnerExtensions.Text(Secret));
        await Should.ThrowAsync<RefractException>(() => client.Sql.Text("SELECT * FROM missing"));

        entries.Select(entry => entry.Sql).ShouldBe(["SELECT $1", "SELECT * FROM missing"]);
        entries[0].Parameters.ShouldBeNull();
        entries[0].Error.ShouldBeNull();
        entries[0].Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        entries[1].Error.ShouldBeOfType<RefractException>().Code.ShouldBe("P2021");
        string.Join('\n', entries).ShouldNotContain(Secret);

        client.Log -= entries.Add;
        await client.Sql.Int("SELECT 1");
        entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Values_are_told_only_when_that_was_asked_for()
    {
        var (plain, sensitive) = (new List<string>(), new List<string>());
        foreach (var (lines, isSensitive) in new[] { (plain, false), (sensitive, true) })
            await Connect(o => (o.LogQueries, o.LogTo, o.SensitiveLogging) = (true, lines.Add, isSensitive)).Sql.Text(
                "SELECT $1", SqlRunnerExtensions.Text(Secret));
        plain.ShouldHaveSingleItem().ShouldEndWith("SELECT $1");
        sensitive.ShouldHaveSingleItem().ShouldEndWith($"SELECT $1 ['{Secret}']");
    }

    [Fact]
    public async Task Statements_inside_transactions_and_batches_are_told_of_too()
    {
        var client = Connect(_ => { });
        var entries = new List<string>();
        client.Log += entry => entries.Add(entry.Sql);
        await client.Transaction(async tx =>
        {
            await tx.Sql.Int("SELECT 1");
            await tx.Sql.RunBatch(
                new TextBatch(SqlRunnerExtensions.Statement("SELECT 2"), SqlRunnerExtensions.Statement("SELECT 3")),
                TestContext.Current.CancellationToken);
        }, ct: TestContext.Current.CancellationToken);
        entries.ShouldBe(["SELECT 1", "SELECT 2", "SELECT 3"]);
    }

    [Fact]
    public void A_log_without_a_place_to_write_to_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => Connect(o => o.LogQueries = true)).Message.ShouldContain("LogTo");

    [Theory]
    [InlineData(false, LogLevel.Debug), InlineData(true, LogLevel.Information)]
    public async Task The_logger_gets_statements_as_debug_or_when_asked_as_information(bool logQueries, LogLevel level)
    {
        var logger = new RecordingLogger();
        await Connect(o => (o.LoggerFactory, o.LogQueries) = (logger, logQueries)).Sql.Int("SELECT 1");
        var (category, seen, text) = logger.Messages.ShouldHaveSingleItem();
        (category, seen).ShouldBe(("Refract.Query", level));
        text.ShouldContain("SELECT 1");
    }

    [Fact]
    public async Task Slow_statements_are_warned_of_and_failures_carry_their_code()
    {
        var logger = new RecordingLogger();
        var client = Connect(o => (o.LoggerFactory, o.SlowQueryThreshold) = (logger, TimeSpan.Zero));
        await client.Sql.Int("SELECT 1");
        await Should.ThrowAsync<RefractException>(() => client.Sql.Text("SELECT missing"));
        logger.Messages[0].Level.ShouldBe(LogLevel.Warning);
        logger.Messages[1].Text.ShouldContain("P2022");
    }

    [Fact]
    public async Task A_statement_is_a_span_with_its_text_and_without_its_values()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QueryDiagnostics.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var test = new Activity("test").Start();
        var client = Connect(_ => { });
        await client.Sql.Text("SELECT $1 AS span", SqlRunnerExtensions.Text(Secret));
        await Should.ThrowAsync<RefractException>(() => client.Sql.Text("SELECT missing_span"));

        var mine = spans.Where(span => span.ParentSpanId == test.SpanId).ToArray();
        mine[0].GetTagItem("db.query.text").ShouldBe("SELECT $1 AS span");
        mine[0].GetTagItem("db.system.name").ShouldBe("sqlite");
        mine[0].Kind.ShouldBe(ActivityKind.Client);
        mine[0].TagObjects.ShouldAllBe(tag => !$"{tag.Value}".Contains(Secret));
        mine[1].Status.ShouldBe(ActivityStatusCode.Error);
        mine[1].GetTagItem("error.type").ShouldBe("P2022");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_operation_is_a_span_around_its_statements(bool fails)
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == QueryDiagnostics.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var test = new Activity("test").Start();
        var client = Connect(_ => { });
        if (!fails) await client.Sql.Execute("CREATE TABLE memo (id INTEGER PRIMARY KEY)");
        var count = client.Executor.Run(
            new CountRows { Model = Model<Memo>.Info, Verb = Verb.Count }, TestContext.Current.CancellationToken);
        if (fails) (await Should.ThrowAsync<RefractException>(() => count)).Code.ShouldBe("P2021");
        else (await count).ShouldBe(0);

        var operation = spans.Single(span => span.ParentSpanId == test.SpanId && span.OperationName == "Memo.count");
        spans.ShouldContain(span => span.ParentSpanId == operation.SpanId && span.Kind == ActivityKind.Client);
        operation.GetTagItem("refract.verb").ShouldBe("count");
        operation.Status.ShouldBe(fails ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task The_duration_of_statements_is_measured()
    {
        var seconds = new List<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Meter.Name == QueryDiagnostics.SourceName) on.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) =>
        {
            lock (seconds) seconds.Add(value);
        });
        listener.Start();
        await Connect(_ => { }).Sql.Int("SELECT 1");
        seconds.ShouldNotBeEmpty();
        seconds.ShouldAllBe(value => value > 0 && value < 60);
    }

    private TestClient Connect(Action<RefractOptions> configure)
    {
        var client = TestClient.Connect("file::memory:", configure);
        _clients.Add(client);
        return client;
    }

    private sealed class Memo : IModel<Memo>
    {
        public static ReadOnlySpan<byte> Table => "model Memo memo\ncolumn Id id id Int\nkey memo_pkey primary Id\n"u8;

        public static void Bind(ref ModelBinder binder)
        {
        }

        public static Memo Read<TRow>(ref TRow row, int at) where TRow : struct, Refract.Relational.Sql.IRow => new();

        public static void Visit<TVisitor>(ref TVisitor visitor, Memo first, Memo second)
            where TVisitor : struct, IModelVisitor
        {
        }

        public static void Attach(Memo record, int slot, object? related)
        {
        }
    }

    private sealed class RecordingLogger : ILoggerFactory, ILogger
    {
        private string _category = "";

        public List<(string Category, LogLevel Level, string Text)> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            _category = categoryName;
            return this;
        }

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Messages.Add((_category, logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
