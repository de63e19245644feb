using Npgsql;

namespace Refract.PostgreSql;

/// <summary>
/// Statements that wait to be sent in front of the next one: BEGIN, savepoints and their release. All of them and the
/// statement share one Sync, so the server skips whatever follows the first that fails. The driver's own transactions
/// send BEGIN with a Sync of its own: when that is cancelled, the statement behind it runs and commits alone.
/// </summary>
internal sealed class Prologue
{
    private readonly List<string> _statements = [];

    /// <summary>How many there are.</summary>
    public int Count => _statements.Count;

    /// <summary>How many of them return rows, which a reader has to pass over.</summary>
    public int ResultSets { get; private set; }

    /// <summary>Adds a statement.</summary>
    public void Add(string sql, bool returnsRows = false)
    {
        _statements.Add(sql);
        if (returnsRows) ResultSets++;
    }

    /// <summary>Writes all of them to the front of a batch.</summary>
    public void WriteTo(NpgsqlBatch batch)
    {
        foreach (var sql in _statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
    }

    /// <summary>Removes those that the server has run in a batch that begins with them.</summary>
    public void RemoveCompleted(NpgsqlBatch batch)
    {
        var completed = 0;
        while (completed < _statements.Count && batch.BatchCommands[completed].StatementType != StatementType.Unknown)
            completed++;
        _statements.RemoveRange(0, completed);
        if (_statements.Count == 0) ResultSets = 0;
    }

    /// <summary>Removes what follows a statement that still waits; false when it does not wait.</summary>
    public bool CutAfter(string sql)
    {
        var index = _statements.LastIndexOf(sql);
        if (index < 0) return false;
        _statements.RemoveRange(index + 1, _statements.Count - index - 1);
        return true;
    }

    /// <summary>Removes a statement that still waits, with what follows it; false when it does not wait.</summary>
    public bool CutAt(string sql)
    {
        if (!CutAfter(sql)) return false;
        _statements.RemoveAt(_statements.Count - 1);
        return true;
    }

    /// <summary>Removes all.</summary>
    public void Clear()
    {
        _statements.Clear();
        ResultSets = 0;
    }
}
