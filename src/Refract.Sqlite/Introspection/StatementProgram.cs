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
        var steps = await session.Query("EXPLAIN " + statement,
            row => (Code: row.GetString(1), P1: row.GetInt64(2), P2: row.GetInt64(3), P3: row.GetInt64(4)), ct)
            .ConfigureAwait(false);
        var pages = (await session.Query("SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0",
            row => (Page: row.GetInt64(0), Table: row.GetString(1)), ct).ConfigureAwait(false))
            .ToDictionary(row => row.Page, row => row.Table);
        var program = new StatementProgram();
        var cursors = new Dictionary<long, string>();
        foreach (var step in steps)
            if (step is { Code: "OpenRead" or "ReopenIdx", P3: 0 } && pages.TryGetValue(step.P2, out var table))
                cursors[step.P1] = table;
        foreach (var step in steps.Where(step => step.Code == "NullRow"))
            if (cursors.TryGetValue(step.P1, out var absent)) program._absent.Add(absent);
            else program._isUnknown = true;
        // A part of another select gives values as well, and an aggregate over no rows gives one row of nulls.
        var words = SqlTokenizer.Read(statement);
        program.IsOneSelect = !words.Any(token => token.Is("union") || token.Is("except") || token.Is("intersect"));
        program._isUnknown |= !program.IsOneSelect
            || (steps.Any(step => step.Code is "AggFinal" or "AggStep" or "AggStep1" or "Count")
                && !words.Any(token => token.Is("group")));
        return program;
    }

    /// <summary>True when each row of the result has a row of the table.</summary>
    public bool IsAlwaysThere(string table) => !_isUnknown && !_absent.Contains(table);

    /// <summary>True when no other select gives rows, too.</summary>
    public bool IsOneSelect { get; private set; }
}
