using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>How many rows raw SQL changed.</summary>
internal sealed class RawAffected : SqlResult<int>
{
    public static readonly RawAffected Instance = new();

    /// <summary>Never called: the statement's rows, if it has any, are not read.</summary>
    public override ValueTask<int> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct => new(0);

    /// <summary>Drivers say -1 for statements that change no rows.</summary>
    public override int FromAffected(int affected) => Math.Max(affected, 0);
}
