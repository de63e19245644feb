using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Runtime;

namespace Refract.AspNetCore;

/// <summary>Brings the database of an application up to date.</summary>
internal sealed class StartupMigrations<TClient>(IServiceProvider services, ClientSettings<TClient> settings,
    IOptionsMonitor<StartupMigrationOptions> options, IHostEnvironment environment, ILoggerFactory loggers)
    where TClient : ClientBase<TClient>, IClient<TClient>
{
    private readonly ILogger _log = loggers.CreateLogger("Refract.Migrations");

    /// <summary>How it is done.</summary>
    public StartupMigrationOptions Options => options.Get(typeof(TClient).FullName);

    /// <summary>Applies what is pending, waiting for others that do.</summary>
    /// <exception cref="MigrationException">It failed; the message says what to do.</exception>
    public async Task Run(CancellationToken ct)
    {
        var how = Options;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (how.TimeLimit != Timeout.InfiniteTimeSpan) limit.CancelAfter(how.TimeLimit);
        try
        {
            var (provider, url) = Database(how);
            var source = ApplicationMigrations.Find(how.Assembly ?? typeof(TClient).Assembly, how.Folder,
                [AppContext.BaseDirectory, environment.ContentRootPath], provider.Rules);
            var engine = new MigrationEngine(new MigrationSettings
            {
                Provider = provider, Url = url, Migrations = source, LockTimeout = how.TimeLimit,
                Progress = new MigrationLogger(_log),
            });
            var result = await engine.Deploy(limit.Token).ConfigureAwait(false);
            if (result.DatabaseCreated) MigrationMessages.Created(_log, result.Database);
            foreach (var name in result.Resumed) MigrationMessages.Resumed(_log, name);
            foreach (var migration in result.Applied)
                MigrationMessages.Applied(_log, migration.Name, migration.Duration.TotalMilliseconds);
            MigrationMessages.UpToDate(_log, result.Database, result.Total);
        }
        catch (Exception error) when (error is not MigrationException && limit.IsCancellationRequested
            && !ct.IsCancellationRequested)
        {
            throw Failed("RFR3030", string.Create(CultureInfo.InvariantCulture,
                $"The migrations were not applied within {how.TimeLimit.TotalSeconds:0.###} s."),
                "Look in the log for the one that was at work, and for another instance that holds the lock; or allow "
                + "more time by MigrateOnStartup(o => o.TimeLimit = …).", error);
        }
        catch (MigrationException error)
        {
            throw Failed(error.Code, error.Message, error.Next, error);
        }
    }

    private MigrationException Failed(string code, string what, string? next, Exception error)
    {
        MigrationMessages.Failed(_log, code, what, next);
        // A host prints the message of what kept it from starting, and nothing else of it.
        return new MigrationException(code, $"{code}: {what}{(next is null ? "" : "\n" + next)}", next, error);
    }

    private (IMigrationProvider Provider, DatabaseUrl Url) Database(StartupMigrationOptions how)
    {
        var client = settings.Read(services);
        var text = how.Url ?? client.Url ?? throw new MigrationException("P1012",
            "No database URL for the migrations.",
            $"Set {settings.Places}, or MigrateOnStartup(o => o.Url = …) where the client has a data source of "
                + "its own.");
        DatabaseUrl url;
        try
        {
            url = DatabaseUrl.Parse(text, client.BaseDirectory);
        }
        catch (FormatException error)
        {
            throw new MigrationException("P1013", error.Message, null, error);
        }

        var provider = TClient.Providers.FirstOrDefault(known => known.Accepts(url)) as IMigrationProviderSource
            ?? throw new MigrationException("P1013", $"No package that is referenced migrates {url.Masked}.",
                $"Reference Refract.{url.Provider} in the project that has the client.");
        return (provider.Migrations, url);
    }
}
