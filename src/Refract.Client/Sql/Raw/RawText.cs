using System.Collections.Frozen;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What raw SQL says of itself: whether it writes, and whether it may change the session.</summary>
internal static class RawText
{
    /// <summary>What a statement that only works with rows begins with.</summary>
    private static readonly FrozenSet<string> s_ofRows = FrozenSet.Create(StringComparer.Ordinal,
        "select", "insert", "update", "delete", "with", "values", "merge", "table", "explain");

    private static readonly FrozenSet<string> s_reading =
        FrozenSet.Create(StringComparer.Ordinal, "select", "with", "values", "table", "explain", "show");

    private static readonly FrozenSet<string> s_writing =
        FrozenSet.Create(StringComparer.Ordinal, "insert", "update", "delete", "merge", "into", "analyze");

    /// <summary>
    /// Functions and words that a bracket may follow and that leave the session as it is. Functions of the database's
    /// owner can do anything, so what is not here is followed by a reset.
    /// </summary>
    private static readonly FrozenSet<string> s_harmless = string.Join(' ',
        "in any some all exists and or not on using as by where when then else case having from join lateral select",
        "with values over filter within group partition order limit offset union except intersect "
            + "materialized returning",
        "set default distinct between like ilike is row array cast conflict key set grouping rollup cube sets",
        "numeric decimal varchar char character bit varying time timestamp interval float",
        "count sum avg min max bool_and bool_or every array_agg string_agg json_agg jsonb_agg json_object_agg",
        "jsonb_object_agg percentile_cont percentile_disc mode stddev stddev_pop stddev_samp variance var_pop var_samp",
        "corr covar_pop covar_samp regr_slope regr_intercept row_number rank dense_rank percent_rank cume_dist ntile",
        "lag lead first_value last_value nth_value coalesce nullif greatest least",
        "lower upper initcap length char_length octet_length trim btrim ltrim rtrim substring substr position strpos",
        "replace split_part concat concat_ws left right lpad rpad repeat reverse translate overlay "
            + "starts_with ascii chr",
        "md5 sha256 encode decode format to_char to_date to_timestamp to_number regexp_replace regexp_match",
        "regexp_matches regexp_split_to_table regexp_split_to_array quote_literal quote_ident",
        "now date_trunc date_part date_bin extract age make_date make_time make_interval make_timestamp "
            + "make_timestamptz",
        "clock_timestamp statement_timestamp transaction_timestamp justify_days justify_hours timezone isfinite",
        "abs ceil ceiling floor round trunc mod div power sqrt cbrt exp ln log sign pi random width_bucket",
        "json_build_object jsonb_build_object json_build_array jsonb_build_array row_to_json to_json to_jsonb",
        "json_array_length jsonb_array_length json_array_elements jsonb_array_elements json_array_elements_text",
        "jsonb_array_elements_text json_each jsonb_each json_each_text jsonb_each_text json_object_keys",
        "jsonb_object_keys jsonb_set jsonb_insert jsonb_strip_nulls json_typeof jsonb_typeof jsonb_pretty",
        "jsonb_path_query jsonb_path_exists jsonb_path_query_array json_extract_path json_extract_path_text",
        "jsonb_extract_path jsonb_extract_path_text unnest generate_series generate_subscripts array_length "
            + "cardinality",
        "array_append array_prepend array_remove array_replace array_position array_positions array_to_string",
        "string_to_array array_cat array_upper array_lower gen_random_uuid uuid_generate_v4",
        "to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd ts_headline",
        "setweight similarity word_similarity pg_typeof pg_size_pretty")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A statement's text.</summary>
    public static StatementText Of(string sql, Verb verb)
    {
        var scanner = new SqlScanner();
        scanner.Read(sql);
        scanner.End();
        var words = scanner.Words;
        return new StatementText(sql)
        {
            Verb = verb.Name(), IsRaw = true, ReturnsRows = verb == Verb.QueryRaw, IsWrite = Writes(words),
            TouchesSession = TouchesSession(words),
        };
    }

    private static bool Writes(IReadOnlyList<SqlWord> words) => words.Count == 0 || !s_reading.Contains(words[0].Text)
        || words.Any(word => s_writing.Contains(word.Text) && !word.IsCall && !word.IsMember);

    private static bool TouchesSession(IReadOnlyList<SqlWord> words)
    {
        if (words.Count == 0 || !s_ofRows.Contains(words[0].Text)) return true;
        for (var i = 0; i < words.Count; i++)
        {
            // INSERT INTO users (…), INSERT INTO public.users (…)
            if (words[i].IsCall && !(s_harmless.Contains(words[i].Text) && !words[i].IsMember) && !IsTarget(words, i))
                return true;
            // SELECT … INTO TEMP x
            if (words[i].Text is "temp" or "temporary") return true;
        }

        return false;
    }

    private static bool IsTarget(IReadOnlyList<SqlWord> words, int index)
    {
        while (index > 0 && words[index].IsMember) index--;
        return index > 0 && words[index - 1].Text == "into";
    }
}
