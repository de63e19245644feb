using Microsoft.EntityFrameworkCore;
using Npgsql;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Peers;

/// <summary>All contenders on one database.</summary>
internal sealed class PeerSet : IAsyncDisposable
{
    private readonly Dictionary<string, Work> _works;
    private readonly PrismaPeer? _prisma;

    public PeerSet(BenchDatabase database, PrismaPeer? prisma)
    {
        _prisma = prisma;
        string[] names = [Contenders.Raw, Contenders.Refract, Contenders.Dapper, Contenders.Ef, Contenders.EfPooled,
            Contenders.EfCompiled, Contenders.EfCompiledSingle];
        _works = names.ToDictionary(name => name, name => Create(name, database), StringComparer.Ordinal);
    }

    /// <summary>One contender, with connections of its own.</summary>
    public static Work Create(string contender, BenchDatabase database) => contender switch
    {
        Contenders.Raw when database.IsFar => new RawRemotePostgreSql(database.ConnectionString),
        Contenders.Raw =>
            database.IsPostgreSql
                ? new RawPostgreSql(database.ConnectionString) : new RawSqlite(database.ConnectionString),
        Contenders.Refract =>
            new RefractWork(
                database.IsPostgreSql ? $"{database.Url}?connection_limit={BenchDatabase.PoolSize}" : database.Url,
                database.IsFar),
        Contenders.Dapper =>
            new DapperWork(
                database.IsPostgreSql
                    ? NpgsqlDataSource.Create(database.ConnectionString)
                    : new RelaxedSqliteSource(database.ConnectionString), database.IsPostgreSql),
        Contenders.Ef => Ef(database, EfMode.Plain),
        Contenders.EfPooled => Ef(database, EfMode.Pooled),
        Contenders.EfCompiled => Ef(database, EfMode.Compiled),
        Contenders.EfCompiledSingle => Ef(database, EfMode.CompiledSingle),
        _ => throw new ArgumentOutOfRangeException(nameof(contender), contender, null),
    };

    /// <summary>
    /// Everyone who has a way to do the work of this name; <paramref name="around"/> wraps what they do.
    /// </summary>
    public void AddTo(Case work, string name,
        Func<Func<int, ValueTask<object>>, Func<int, ValueTask<object>>>? around = null)
    {
        foreach (var (contender, peer) in _works)
            if (peer.Cases.TryGetValue(name, out var run))
                work.Contenders[contender] = new InProcess(around is null ? run : around(run));
        if (around is not null || _prisma is null) return;
        foreach (var variant in _prisma.Variants(name))
            work.Contenders[Contenders.Prisma + variant[name.Length..]] = new PrismaCase(_prisma, variant);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var work in _works.Values) await work.DisposeAsync();
        if (_prisma is not null) await _prisma.DisposeAsync();
    }

    private static EfWork Ef(BenchDatabase database, EfMode mode)
    {
        var builder = new DbContextOptionsBuilder<PeerContext>().EnableThreadSafetyChecks(mode == EfMode.Plain);
        if (!database.IsPostgreSql)
            return new(builder.UseSqlite(database.ConnectionString).AddInterceptors(RelaxedSync.OfEfCore).Options, mode,
                () => ValueTask.CompletedTask);
        var source = NpgsqlDataSource.Create(database.ConnectionString);
        return new(builder.UseNpgsql(source).Options, mode, source.DisposeAsync);
    }
}
