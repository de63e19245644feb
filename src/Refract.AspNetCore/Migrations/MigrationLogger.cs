using Microsoft.Extensions.Logging;
using Refract.Migrate.Engine;

namespace Refract.AspNetCore;

/// <summary>Logs what the migrations are doing while they do it.</summary>
internal sealed class MigrationLogger(ILogger log) : IProgress<MigrationProgress>
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(10);
    private TimeSpan _next = TimeSpan.Zero;

    public void Report(MigrationProgress value)
    {
        if (value is { Stage: MigrationStage.ApplyingMigration, Migration: { } name })
            MigrationMessages.Applying(log, name);
        else if (value.Stage == MigrationStage.WaitingForLock && value.Elapsed >= _next)
        {
            _next = value.Elapsed + s_step;
            MigrationMessages.Waiting(log, value.LockHolder ?? "another instance", value.Elapsed.TotalSeconds);
        }
    }
}
