using System.Globalization;
using System.Text;

namespace Refract.Migrate.History;

/// <summary>Names of migrations: the time in UTC and a slug, <c>20260131120000_add_users</c>. The rules of the slug are
/// the real Prisma's.</summary>
public static class MigrationName
{
    private const int MaxSlugLength = 200;

    // In pairs: a letter and what stands for it. Not by Unicode decomposition, which needs globalization data that a
    // tool may run without.
    private static readonly Dictionary<char, string> s_letters = Letters(
        ("àáâãåāăą", "a"), ("äæ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"), ("ķ", "k"),
        ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõøōŏő", "o"), ("öœ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"),
        ("ţťŧț", "t"),
        ("þ", "th"),
        ("ùúûũūŭůűų", "u"), ("ü", "ue"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"));

    private const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>
    /// The folder name for a migration that is made at this time. Migrations run in the order of their names, so it
    /// gets a later time when the last one was made in the same second or by a clock that is ahead.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <param name="name">What the migration is called.</param>
    /// <param name="last">The name of the last migration so far; null when there is none.</param>
    public static string For(DateTimeOffset time, string name, string? last = null)
    {
        var start = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        if (last?.Length > start.Length && string.CompareOrdinal(last, 0, start, 0, start.Length) >= 0
            && DateTime.TryParseExact(last.AsSpan(0, start.Length), TimeFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var before) && before < DateTime.MaxValue.AddSeconds(-2))
            start = before.AddSeconds(1).ToString(TimeFormat, CultureInfo.InvariantCulture);
        return start + "_" + Slug(name);
    }

    /// <summary><c>First Migration &amp; more</c> becomes <c>first_migration_and_more</c>, <c>addUserTable</c> becomes
    /// <c>add_user_table</c>.</summary>
    public static string Slug(string name)
    {
        var text = Spell(name);
        var slug = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                // An apostrophe in a word ("don't") leaves no gap.
                if (c is not ('\'' or '’')) Part(slug);
                continue;
            }
            if (i > 0 && BeginsWord(text, i)) Part(slug);
            slug.Append(char.ToLowerInvariant(c));
        }
        var result = slug.ToString().Trim('_');
        return result.Length <= MaxSlugLength ? result : result[..MaxSlugLength];
    }

    private static void Part(StringBuilder slug)
    {
        if (slug.Length > 0 && slug[^1] != '_') slug.Append('_');
    }

    private static bool BeginsWord(string text, int at)
    {
        var (c, before) = (text[at], text[at - 1]);
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        if (char.IsAsciiLetterUpper(c))
            return char.IsAsciiLetterLower(before) || char.IsAsciiDigit(before) || char.IsAsciiLetterUpper(before)
                && char.IsAsciiLetterLower(after);
        return char.IsAsciiDigit(c) && char.IsAsciiLetterUpper(before) && at > 1
            && char.IsAsciiLetterUpper(text[at - 2]);
    }

    private static string Spell(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (c == '&') text.Append(" and ");
            else if (s_letters.TryGetValue(char.ToLowerInvariant(c), out var plain))
                text.Append(char.IsUpper(c) ? char.ToUpperInvariant(plain[0]) + plain[1..] : plain);
            else text.Append(c);
        }
        return text.ToString();
    }

    private static Dictionary<char, string> Letters(params ReadOnlySpan<(string Letters, string Plain)> rows)
    {
        var letters = new Dictionary<char, string>();
        foreach (var (group, plain) in rows)
            foreach (var letter in group)
                letters[letter] = plain;
        return letters;
    }
}
