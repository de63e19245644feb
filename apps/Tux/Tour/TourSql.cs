using Refract;
using Tux.Database;

namespace Tux.Tour;

/// <summary>A few of the statements that the tour sends.</summary>
internal static class TourSql
{
    public static IReadOnlyList<(string Call, string Sql)> Of(TuxDb db) =>
    [
        ("Snippet.Search",
            db.Snippet.Where(
                new SnippetWhere { GuildId = 1, SnippetName = { Contains = "x", Mode = QueryMode.Insensitive } })
                .OrderBy(s => s.SnippetName.Asc).ToSql().Sql),
        ("Case.ByUser",
            db.Case.Where(c => c.GuildId == 1 && c.CaseUserId == 2).OrderBy(c => c.CaseCreatedAt.Desc).ToSql().Sql),
        ("numbers and reasons of cases",
            db.Case.Where(c => c.GuildId == 1).Select(c => new { c.CaseNumber, c.CaseReason }).ToSql().Sql),
        ("guilds with warnings", db.Guild.Where(g => g.Cases.Some(c => c.CaseType == CaseType.Warn)).ToSql().Sql),
    ];
}
