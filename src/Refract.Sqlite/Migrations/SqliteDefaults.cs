using System.Globalization;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;
using Refract.Schema.Providers;
using Refract.Sqlite.Definitions;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>How defaults stand in SQLite's DDL.</summary>
internal static class SqliteDefaults
{
    /// <summary>The text after DEFAULT, or null when the column has none.</summary>
    public static string? TextOf(CatalogDefault? value, ColumnType type) => value switch
    {
        ConstantDefault constant => Constant(constant.Text, type),
        NowDefault => "CURRENT_TIMESTAMP",
        ExpressionDefault { Sql: { } sql } => Bracketed(sql),
        _ => null,
    };

    /// <summary>
    /// SQLite takes a literal, a signed number or a word as it is, and every other expression, or one with a comment,
    /// in brackets only. A schema need not write these: they are no part of the expression.
    /// </summary>
    private static string Bracketed(string sql)
    {
        var tokens = SqlTokenizer.Read(sql);
        return tokens.Count == 1 || tokens is [var sign, _] && (sign.Is('+') || sign.Is('-')) || IsWrapped(tokens)
            ? sql : $"({sql})";
    }

    /// <summary>Whether the first bracket closes with the last one.</summary>
    private static bool IsWrapped(List<SqlToken> tokens)
    {
        if (tokens.Count == 0 || !tokens[0].Is('(')) return false;
        var depth = 0;
        return tokens.FindIndex(token => (depth += token.Is('(') ? 1 : token.Is(')') ? -1 : 0) == 0)
            == tokens.Count - 1;
    }

    /// <summary>
    /// What rows get that are there already. <c>CURRENT_TIMESTAMP</c>, which the real Prisma writes as the column's
    /// default and expects to find there, has another form than the times that clients write.
    /// </summary>
    public static string? FillingOf(CatalogDefault? value, ColumnType type) => (value, type) switch
    {
        (NowDefault, { Kind: StoredKind.Date }) => "date('now')",
        (NowDefault, { Kind: StoredKind.Time or StoredKind.OffsetTime }) => "time('now')",
        (NowDefault, { Scalar: ScalarType.DateTime }) => StoredTime.NowSql,
        _ => TextOf(value, type),
    };

    private static string Constant(string text, ColumnType type) => type.Scalar switch
    {
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal or ScalarType.Boolean => text,
        ScalarType.DateTime => SqliteNames.Literal(Time(text, type)),
        // The real engine writes the hex digits as text, which reads back as other bytes.
        ScalarType.Bytes => $"x'{System.Convert.ToHexStringLower(System.Convert.FromBase64String(text))}'",
        _ => SqliteNames.Literal(text),
    };

    /// <summary>
    /// In the form that clients write. The real Prisma writes another one, and takes both for the same.
    /// </summary>
    private static string Time(string text, ColumnType type)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return text;
        var utc = time.UtcDateTime;
        return type.Kind switch
        {
            StoredKind.Date => StoredTime.Text(DateOnly.FromDateTime(utc)),
            StoredKind.Time or StoredKind.OffsetTime => StoredTime.Text(TimeOnly.FromDateTime(utc)),
            _ => StoredTime.Text(utc, type),
        };
    }
}
