using Microsoft.Extensions.Hosting;
using Refract.Runtime;

namespace Refract.AspNetCore;

/// <summary>Migrates before any service of the application starts.</summary>
internal sealed class MigrationService<TClient>(StartupMigrations<TClient> migrations) : IHostedLifecycleService
    where TClient : ClientBase<TClient>, IClient<TClient>
{
    public Task StartingAsync(CancellationToken ct) =>
        migrations.Options.IsEnabled ? migrations.Run(ct) : Task.CompletedTask;

    public Task StartAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
