using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>A sentinel stands in every value and every secret; no message, log, span or figure may repeat it.</summary>
public sealed class Secrets_and_values : PostgreSqlTest
{
    private const string Sentinel = "s3ntinel";

    [Theory]
    [InlineData("SELECT $1::integer")]
    [InlineData("SELECT $1::numeric")]
    [InlineData("SELECT $1::boolean")]
    [InlineData("SELECT $1::uuid")]
    [InlineData("SELECT $1::timestamptz")]
    [InlineData("SELECT $1::interval")]
    [InlineData("SELECT $1::json")]
    [InlineData("SELECT $1::jsonb")]
    [InlineData("SELECT $1::inet")]
    [InlineData("SELECT $1::bit(3)")]
    [InlineData("SELECT ($1 || '.x')::regclass")]
    [InlineData("SELECT $1::regtype")]
    [InlineData("SELECT nextval($1::regclass)")]
    [InlineData("SELECT pg_read_file($1)")]
    [InlineData("SELECT $1::colour")]
    [InlineData("SELECT $1::integer[]")]
    [InlineData("SELECT $1::int4range")]
    [InlineData("SELECT $1::point")]
    [InlineData("SELECT $1::money")]
    [InlineData("SELECT $1::jsonpath")]
    [InlineData("SELECT $1::regclass")]
    [InlineData("SELECT 'a' ~ ('(' || $1)")]
    [InlineData("SELECT decode($1, 'hex')")]
    [InlineData("SELECT to_date($1, 'YYYY')")]
    [InlineData("SELECT set_config($1, 'x', false)")]
    [InlineData("SELECT set_config('work_mem', $1, false)")]
    [InlineData("INSERT INTO strict (unique_text) VALUES ($1)")]
    [InlineData("INSERT INTO strict (short) VALUES ($1)")]
    [InlineData("INSERT INTO strict (checked) VALUES ($1)")]
    [InlineData("INSERT INTO strict (target) VALUES ($1 || 'x')")]
    [InlineData("INSERT INTO strict (raised) VALUES ($1)")]
    [InlineData("INSERT INTO strict (raised_as) VALUES ($1)")]
    [InlineData("INSERT INTO strict (required, checked) VALUES (NULL, $1)")]
    [InlineData("INSERT INTO strict_view (checked) VALUES ($1)")]
    public async Task Refused_value_is_repeated_nowhere(string sql)
    {
        await Strict();
        using var log = new KeptLog();
        using var spans = new Spans();
        await using var db = Open("?connection_limit=1", new RefractOptions { LoggerFactory = log, LogQueries = true });
        foreach (var runs in (Func<SqlRunner, Task>[])
            [
                runner => runner.Text(sql, Text(Sentinel)),
                runner => runner.RunBatch(new TextBatch(Statement("SELECT 'a'"), Statement(sql, Text(Sentinel))),
                    Ct).AsTask(),
            ])
        {
            var error = await Fails(() => runs(db));
            error.ToString().ShouldNotContain(Sentinel);
            await using var transaction = await db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
            error = await Fails(() => runs(transaction));
            error.ToString().ShouldNotContain(Sentinel);
            (await Fails(() => transaction.Commit(Ct).AsTask())).ToString().ShouldNotContain(Sentinel);
        }

        log.Lines.ShouldNotBeEmpty();
        log.Lines.ShouldNotContain(line => line.Contains(Sentinel, StringComparison.Ordinal));
        spans.Texts.ShouldNotContain(text => text.Contains(Sentinel, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_words_stay_where_values_may_be_shown()
    {
        await using var db = Open("", new RefractOptions { SensitiveLogging = true });
        (await Fails(() => db.Text("SELECT $1::integer", Text(Sentinel)))).ToString().ShouldContain(Sentinel);
    }

    [Fact]
    public async Task Secrets_of_the_url_are_repeated_nowhere()
    {
        using var log = new KeptLog();
        using var spans = new Spans();
        using var figures = new MeterListener();
        var tags = new ConcurrentQueue<string>();
        figures.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        figures.SetMeasurementEventCallback<int>((_, _, all, _) => Keep(all));
        figures.SetMeasurementEventCallback<long>((_, _, all, _) => Keep(all));
        figures.SetMeasurementEventCallback<double>((_, _, all, _) => Keep(all));
        figures.Start();
        var text = Url.Replace("@", $":{Sentinel}@", StringComparison.Ordinal)
            + $"?sslpassword={Sentinel}&api_key={Sentinel}&sslidentity={Sentinel}&sslmode=disable";
        Should.Throw<FormatException>(() => DatabaseUrl.Parse(text + $"&token={Sentinel}")).ToString()
            .ShouldNotContain(Sentinel);
        var url = DatabaseUrl.Parse(text);
        url.ToString().ShouldNotContain(Sentinel);
        url.WithDatabase("postgres").ToString().ShouldNotContain(Sentinel);
        await using var db = new PostgreSqlDatabase(url, new RefractOptions { LoggerFactory = log, LogQueries = true });
        try
        {
            await db.Int("SELECT 1");
            await Fails(() => db.Int("SELECT 1 / 0"));
        }
        catch (RefractException error)
        {
            error.ToString().ShouldNotContain(Sentinel);
        }

        figures.RecordObservableInstruments();
        tags.ShouldNotBeEmpty();
        tags.ShouldNotContain(tag => tag.Contains(Sentinel, StringComparison.Ordinal));
        log.Lines.ShouldNotContain(line => line.Contains(Sentinel, StringComparison.Ordinal));
        spans.Texts.ShouldNotContain(line => line.Contains(Sentinel, StringComparison.Ordinal));

        void Keep(ReadOnlySpan<KeyValuePair<string, object?>> all)
        {
            foreach (var tag in all) tags.Enqueue($"{tag.Key}={tag.Value}");
        }
    }

    [Theory]
    [InlineData("sslmode")]
    [InlineData("channel_binding")]
    [InlineData("target_session_attrs")]
    [InlineData("pgbouncer")]
    [InlineData("connection_limit")]
    [InlineData("pool_timeout")]
    [InlineData("connect_timeout")]
    [InlineData("socket_timeout")]
    [InlineData("statement_cache_size")]
    [InlineData("sslcert")]
    [InlineData("sslkey")]
    [InlineData("sslrootcert")]
    [InlineData("sslidentity")]
    [InlineData("sslaccept")]
    [InlineData("application_name")]
    [InlineData("options")]
    [InlineData("schema")]
    [InlineData("host")]
    public async Task Wrong_value_of_a_parameter_is_an_error_of_ours_without_the_value(string name)
    {
        foreach (var value in (string[])[$"{Sentinel}", "", "-1", "0", "99999", "2147483648", "1e400", $"%00{Sentinel}",
            $"a;b='{Sentinel}", $"%22{Sentinel}", "é💥"])
        {
            try
            {
                var options = new RefractOptions().UsePostgreSql($"{Url}?{name}={value}");
                await using var db = new PostgreSqlDatabase(DatabaseUrl.Parse($"{Url}?{name}={value}"), options);
                using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(name == "host" ? 3 : 60));
                await db.Run(Statement("SELECT 1"), new ScalarResult<int>(row => row.Int(0)), cancel.Token);
            }
            catch (RefractException error)
            {
                error.Code.ShouldNotBe("P2010", $"{name}={value}: {error}");
                if (name is not ("host" or "schema" or "application_name")) error.ToString().ShouldNotContain(Sentinel);
            }
            catch (OperationCanceledException) when (name == "host")
            {
                // A name that is looked up for longer.
            }
        }
    }

    private Task Strict() => Db.Execute("""
        DO $body$ BEGIN
            CREATE TYPE colour AS ENUM ('red');
            CREATE TABLE strict (unique_text text UNIQUE, short varchar(3), checked text CHECK (length(checked) < 3), required integer NOT NULL DEFAULT 1,
                target text REFERENCES strict (unique_text), raised text, raised_as text);
            INSERT INTO strict (unique_text) VALUES ('s3ntinel');
            CREATE VIEW strict_view AS SELECT * FROM strict WHERE checked = 'x' WITH CHECK OPTION;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
                IF NEW.raised IS NOT NULL THEN RAISE EXCEPTION 'no %', NEW.raised USING HINT = NEW.raised, DETAIL = NEW.raised; END IF;
                IF NEW.raised_as IS NOT NULL THEN RAISE EXCEPTION 'no %', NEW.raised_as USING ERRCODE = '42703', COLUMN = 'c', HINT = NEW.raised_as; END IF;
                RETURN NEW;
            END $f$;
            CREATE TRIGGER refuse BEFORE INSERT ON strict FOR EACH ROW EXECUTE FUNCTION refuse();
        END $body$
        """);

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener = new() { ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded };

        public Spans()
        {
            _listener.ActivityStopped = activity =>
            {
                Texts.Enqueue($"{activity.DisplayName} {activity.StatusDescription}");
                foreach (var tag in activity.TagObjects) Texts.Enqueue($"{tag.Key}={tag.Value}");
                foreach (var happened in activity.Events)
                    foreach (var tag in happened.Tags) Texts.Enqueue($"{tag.Key}={tag.Value}");
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<string> Texts { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
