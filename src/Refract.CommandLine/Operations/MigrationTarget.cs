using System.Globalization;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>A database, and what goes with it: the schema and the folder of its migrations.</summary>
internal sealed class MigrationTarget
{
    private readonly Func<DatabaseUrl?> _shadow;
    private readonly DatabaseUrl? _shadowServer;
    private readonly bool _mayCreateShadow = true;

    private MigrationTarget(ProjectRequest request, DatabaseUrl url, PrismaSchema schema, MigrationFolder folder,
        Func<DatabaseUrl?> shadow)
        : this(url, schema, folder, shadow)
    {
        _mayCreateShadow = request.MayCreateShadow;
        _shadowServer = request.ShadowServerUrl is { } server ? DatabaseUrl.Parse(server) : null;
    }

    private MigrationTarget(DatabaseUrl url, PrismaSchema? schema, MigrationFolder? folder, Func<DatabaseUrl?> shadow)
        => (Url, Schema, Folder, _shadow) = (url, schema, folder, shadow);

    public DatabaseUrl Url { get; }

    public PrismaSchema? Schema { get; }

    public MigrationFolder? Folder { get; }

    /// <summary>Whether what running programs may use is taken away only with consent.</summary>
    public bool ExpandAndContract { get; init; }

    /// <summary>Whether the order of values of enum types becomes that of the schema.</summary>
    public bool ComparesEnumOrder { get; set; }

    /// <summary>
    /// The project's database. With a database of another kind than the schema is written for, the migrations are those
    /// beside the native ones.
    /// </summary>
    public static MigrationTarget Of(Project project)
    {
        var connections = project.Connections();
        var url = connections.ForMigrations().Url;
        var schema = project.Result.Schema;
        var folder = MigrationFolder.For(project.MigrationsFolder, schema.Datasource?.Provider,
            Providers.Of(url).Rules);
        return new MigrationTarget(project.Request, url, schema, folder, () => connections.Shadow()?.Url)
        {
            ExpandAndContract = project.ExpandAndContract,
        };
    }

    /// <summary>A database alone.</summary>
    public static MigrationTarget Of(DatabaseUrl url) => Of(url, null, null);

    /// <summary>A database for a comparison, and what goes with it.</summary>
    /// <param name="url">The database.</param>
    /// <param name="schema">
    /// The schema that says which database schemas are compared when no side of the comparison does, or null.
    /// </param>
    /// <param name="shadow">A database to try migrations in, or null.</param>
    /// <param name="expandAndContract">Whether what running programs may use is named.</param>
    public static MigrationTarget Of(DatabaseUrl url, PrismaSchema? schema, DatabaseUrl? shadow,
        bool expandAndContract = false) =>
        new(url, schema, null, () => shadow) { ExpandAndContract = expandAndContract };

    /// <summary>Does work with an engine, showing how it goes on.</summary>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="doing">The phrase to begin with.</param>
    /// <param name="needsShadow">
    /// Whether the work may try migrations; only then is a shadow database's URL looked for.
    /// </param>
    /// <param name="work">The work.</param>
    /// <param name="statementLockTimeout">
    /// How long statements of migrations wait for locks; null for as long as the database has it.
    /// </param>
    /// <param name="mayContract">True to take away what running programs may use, in any case.</param>
    public Task<T> Run<T>(IInteraction interaction, string doing, bool needsShadow,
        Func<MigrationEngine, Task<T>> work, TimeSpan? statementLockTimeout = null, bool mayContract = false)
    {
        var shadow = needsShadow ? _shadow() : null;
        return interaction.Progress(doing, progress => work(new MigrationEngine(new MigrationSettings
        {
            Provider = Providers.Of(Url), Url = Url, ShadowUrl = shadow, Schema = Schema, Migrations = Folder,
            ShadowServer = _shadowServer, MayCreateShadow = _mayCreateShadow,
            UseLock = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK")),
            StatementLockTimeout = statementLockTimeout, LockTimeout = LockTimeout(),
            ExpandAndContract = ExpandAndContract && !mayContract, ComparesEnumOrder = ComparesEnumOrder,
            Progress = new StageProgress(progress),
        })));
    }

    /// <summary><c>REFRACT_LOCK_TIMEOUT</c>: how many seconds to wait for another run; 0 for no limit.</summary>
    private static TimeSpan LockTimeout()
    {
        const string variable = "REFRACT_LOCK_TIMEOUT";
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text) return TimeSpan.FromMinutes(1);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            throw CommandException.BadInput($"{variable} is not a number of seconds.", null,
                "Set it to a whole number; 0 waits without a limit.");
        return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
    }

    private sealed class StageProgress(IProgress<string> progress) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => progress.Report(value.Stage switch
        {
            MigrationStage.WaitingForLock => Waiting(value),
            MigrationStage.ReadingDatabase => "Reading the database",
            MigrationStage.PreparingShadow => "Preparing a shadow database",
            MigrationStage.ReplayingMigration => $"Trying {value.Migration} on the shadow database",
            MigrationStage.ApplyingMigration => $"Applying {value.Migration}",
            MigrationStage.UndoingMigration => $"Undoing {value.Migration}",
            MigrationStage.ApplyingChanges => "Changing the database",
            MigrationStage.Resetting => "Emptying the database",
            _ => "Working",
        });

        /// <summary>A new phrase every few seconds: where lines are not drawn over, a phrase is written once.</summary>
        private static string Waiting(MigrationProgress wait)
        {
            const int step = 5;
            const string what = "aiting for another run to finish with this database";
            var seconds = (int)wait.Elapsed.TotalSeconds / step * step;
            var holder = wait.LockHolder is null ? "" : $"; the lock is held by {wait.LockHolder}";
            return seconds == 0 ? "W" + what + holder : $"Still w{what}, after {seconds} s";
        }
    }
}
