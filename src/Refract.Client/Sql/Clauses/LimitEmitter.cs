using System.Globalization;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Emits how many rows are left out and taken.</summary>
internal static class LimitEmitter
{
    /// <summary>The limits of a select, as placeholders or numbers.</summary>
    public static (SqlPiece Skip, SqlPiece Take) Emit<TSink>(TSink sink, SelectSpec spec) where TSink : struct, ISqlSink
    {
        // A window counts from 1: rows after the skipped ones, up to the last to be taken.
        var before = spec.LimitsPerParent && !sink.Dialect.Capabilities.HasLateral ? spec.Skip ?? 0 : 0;
        var skip = spec.Skip is { } skipped ? Number(sink, ShapeToken.Skip, skipped) : default;
        if (spec.Take is not { } take) return (skip, default);
        if (!spec.WritesTake) return (skip, Number(sink, ShapeToken.Take, checked(take + before)));
        sink.Token(ShapeToken.TakeLiteral, take);
        return (skip, TSink.IsText ? new SqlPiece(take.ToString(CultureInfo.InvariantCulture)) : default);
    }

    /// <summary>The limits of groups, as placeholders.</summary>
    public static (SqlPiece Skip, SqlPiece Take) Emit<TSink>(TSink sink, int? skip, int? take)
        where TSink : struct, ISqlSink =>
        (skip is { } left ? Number(sink, ShapeToken.Skip, left) : default,
            take is { } taken ? Number(sink, ShapeToken.Take, taken) : default);

    /// <summary>How many rows a write changes at most.</summary>
    public static SqlPiece Limit<TSink>(TSink sink, int limit) where TSink : struct, ISqlSink =>
        Number(sink, ShapeToken.Limit, limit);

    private static SqlPiece Number<TSink>(TSink sink, ShapeToken token, int number) where TSink : struct, ISqlSink
    {
        sink.Token(token);
        return sink.Value(RelationCount.Number, SqlValue.Of(number));
    }
}
