using Refract.CommandLine;

namespace Shop.Running;

/// <summary>Brings the database up to date with the committed migrations.</summary>
internal static partial class Migrations
{
    /// <summary>
    /// Applies what is pending, as <c>refract migrate deploy</c> does. Instances that start at once wait for each
    /// other. False when a migration failed; the log says which, and what to do.
    /// </summary>
    public static async Task<bool> Apply(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Migrations");
        try
        {
            var project = Project.Find(new ProjectRequest(AppContext.BaseDirectory)
            {
                Url = Database.UrlOf(app.Configuration), UrlOrigin = "the connection string Shop",
            });
            var report = await MigrateDeployOperation.Run(project, NoInteraction.Instance,
                app.Lifetime.ApplicationStopping);
            foreach (var migration in report.Applied) Applied(log, migration.Name, migration.Milliseconds);
            UpToDate(log, report.Total);
            return true;
        }
        catch (CommandException error)
        {
            Failed(log, error);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Migration {Name} was applied in {Milliseconds} ms")]
    private static partial void Applied(ILogger log, string name, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database has all {Count} migrations")]
    private static partial void UpToDate(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database could not be migrated")]
    private static partial void Failed(ILogger log, Exception error);
}
