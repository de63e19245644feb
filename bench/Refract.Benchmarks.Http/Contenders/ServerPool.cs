using Npgsql;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>
/// The settings of connections, the same for all: those that an expert gives them, since libraries are compared and not
/// their defaults.
/// </summary>
internal static class ServerPool
{
    /// <summary>As many connections as the load has.</summary>
    public const int Size = 16;

    public static NpgsqlDataSource Open(string url)
    {
        var uri = new Uri(url);
        var user = uri.UserInfo.Split(':', 2);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port < 0 ? 5432 : uri.Port, Database = uri.AbsolutePath.TrimStart('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            MaxPoolSize = Size, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true,
        }.ConnectionString);
    }
}
