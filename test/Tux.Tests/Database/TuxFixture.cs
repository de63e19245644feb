using Tux.Database;

namespace Tux.Tests.Database;

/// <summary>An empty database with Tux's tables, and the hub on it; one for each test.</summary>
public abstract class TuxFixture : IAsyncLifetime
{
    /// <summary>The time that the controllers see.</summary>
    protected FixedClock Clock { get; } = new(new DateTimeOffset(2026, 5, 17, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The client.</summary>
    protected TuxDb Db { get; private set; } = null!;

    /// <summary>The hub.</summary>
    protected DatabaseController Database { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The URL of an empty database with the tables.</summary>
    protected abstract Task<string> Prepare();

    public async ValueTask InitializeAsync()
    {
        Db = TuxDb.Connect(await Prepare());
        Database = new DatabaseController(Db, new ClockServices(Clock));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Db is not null) await Db.DisposeAsync();
    }

    private sealed class ClockServices(TimeProvider clock) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? clock : null;
    }
}
