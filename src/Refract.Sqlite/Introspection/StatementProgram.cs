using Refract.Sqlite.Definitions;
using Refract.Sqlite.Migrations;

namespace Refract.Sqlite.Introspection;

/// <summary>
/// How SQLite would run a statement, read for one question: whose values may be null because an outer join or an
/// aggregate found no row for them. Where it cannot tell, they may.
/// </summary>
internal sealed class StatementProgram
{
    private readonly HashSet<string> _absent = new(StringComparer.OrdinalIgnoreCase);
    private bool _isUnknown;

    private StatementProgram()
    {
    }

    public static async Task<StatementProgram> Read(SqliteSession session, string statement, CancellationToken ct)
    {
        var steps = await session.Query("EXPLAIN " + statement, row => new Step(row.GetString(1), row.GetInt64(2),
            row.GetInt64(3), row.GetInt64(4), row.IsDBNull(5)), ct).ConfigureAwait(false);
        var pages = (await session.Query("SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0",
            row => (Page: row.GetInt64(0), Table: row.GetString(1)), ct).ConfigureAwait(false))
            .ToDictionary(row => row.Page, row => row.Table);
        var program = new StatementProgram();
        var cursors = Cursors(steps, pages);
        foreach (var step in steps.Where(step => step.Code == "NullRow"))
            if (!cursors.TryGetValue(step.P1, out var absent)) program._isUnknown = true;
            else if (absent is not null) program._absent.Add(absent);
        // A part of another select gives values as well, and an aggregate over no rows gives one row of nulls.
        var words = SqlTokenizer.Read(statement);
        program.IsOneSelect = !words.Any(token => token.Is("union") || token.Is("except") || token.Is("intersect"));
        program._isUnknown |= !program.IsOneSelect
            || (steps.Any(step => step.Code is "AggFinal" or "AggStep" or "AggStep1" or "Count")
                && !words.Any(token => token.Is("group")));
        return program;
    }

    /// <summary>
    /// The table that each cursor reads; null for one whose rows no column of the result is of. What is read from a
    /// copy of a subquery's rows is not known.
    /// </summary>
    private static Dictionary<long, string?> Cursors(List<Step> steps, Dictionary<long, string> pages)
    {
        var cursors = new Dictionary<long, string?>();
        for (var at = 0; at < steps.Count; at++)
        {
            var step = steps[at];
            if (step is { Code: "OpenRead" or "ReopenIdx", P3: 0 } && pages.TryGetValue(step.P2, out var table))
                cursors[step.P1] = table;
            // A set of values, as for IN: a copy of rows has no order of its own.
            else if (step is { Code: "OpenEphemeral", HasNoKey: false }) cursors[step.P1] = null;
            // An index that is made for this statement: from the cursor that was read before a row is put in.
            else if (step.Code == "OpenAutoindex"
                && steps.FindIndex(at, next => next.Code == "IdxInsert" && next.P1 == step.P1) is > 0 and var insert
                && steps.FindLastIndex(insert, next => next.Code is "Column" or "Rowid") is >= 0 and var read
                && cursors.TryGetValue(steps[read].P1, out var source) && source is not null)
                cursors[step.P1] = source;
        }

        return cursors;
    }

    /// <summary>True when each row of the result has a row of the table.</summary>
    public bool IsAlwaysThere(string table) => !_isUnknown && !_absent.Contains(table);

    /// <summary>True when no other select gives rows, too.</summary>
    public bool IsOneSelect { get; private set; }

    private readonly record struct Step(string Code, long P1, long P2, long P3, bool HasNoKey);
}
