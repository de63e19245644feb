using Refract.Relational.Review;
using Refract.Schema.Diagnostics;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>One statement of a script for SQLite.</summary>
/// <param name="created">The tables that the script has created so far; it adds to them.</param>
/// <param name="renamed">The names that the script's ALTER TABLE … RENAME TO give.</param>
/// <param name="isInTransaction">Whether the script has opened a transaction.</param>
/// <param name="retired">What no program uses.</param>
internal sealed class FileStatementReview(HashSet<string> created, IReadOnlySet<string> renamed, bool isInTransaction,
    RetiredParts retired)
{
    private const string Quiet = "Run it when nobody writes. Other connections wait as long as their busy timeout "
        + "says, then fail with SQLITE_BUSY (P1008).";

    private readonly List<TableLock> _locks = [];
    private readonly List<ReviewFinding> _findings = [];
    private SqlTokenReader _at = new([]);

    public IReadOnlyList<TableLock> Locks => _locks;

    public IReadOnlyList<ReviewFinding> Findings => _findings;

    public void Read(IReadOnlyList<SqlToken> tokens)
    {
        _at = new SqlTokenReader(tokens);
        if (Take("CREATE")) Create();
        else if (Take("ALTER", "TABLE")) Alter(Name());
        else if (Take("DROP", "TABLE")) DropTable();
        else if (Take("DROP", "VIEW"))
        {
            Take("IF", "EXISTS");
            Dropped($"the view {Name()}");
        }
        else if (Take("UPDATE")) Change("changes", TableWork.Rewrite);
        else if (Take("DELETE", "FROM")) Change("deletes", TableWork.Scan);
        else if (Take("INSERT", "INTO") || Take("REPLACE", "INTO")) Insert(Name());
        else if (Take("VACUUM")) Vacuum();
        else if (Take("REINDEX")) Long("the indexes", "Indexes are built again", TableWork.Scan);
    }

    private void Create()
    {
        if (Take("TEMP") || Take("TEMPORARY"))
        {
        }

        if (Take("TABLE"))
        {
            Take("IF", "NOT", "EXISTS");
            created.Add(Name());
            return;
        }

        if (!Take("UNIQUE", "INDEX") && !Take("INDEX")) return;
        Take("IF", "NOT", "EXISTS");
        Name();
        if (!Take("ON")) return;
        var table = Name();
        if (created.Contains(table)) return;
        Long(table, $"The index on {table} is built", TableWork.Scan);
    }

    private void Alter(string table)
    {
        if (created.Contains(table))
        {
            if (Take("RENAME", "TO")) created.Add(Name());
            return;
        }

        if (Take("RENAME"))
        {
            Lock(table, TableWork.None);
            var isTable = Take("TO");
            if (!isTable) Take("COLUMN");
            var old = isTable ? table : $"{table}.{Name()}";
            _findings.Add(new ReviewFinding(ReviewRules.Renames, DiagnosticSeverity.Warning,
                $"A program that is running knows {old}, and fails until it is the new one.",
                "Keep the name in the database and change it in the schema with @map or @@map.")
            {
                IsContraction = true,
            });
        }
        else if (Take("DROP"))
        {
            Take("COLUMN");
            var column = Name();
            Long(table, $"All rows of {table} are written again", TableWork.Rewrite);
            if (!retired.Has(null, table, column)) Dropped($"{table}.{column}");
        }
        else if (Take("ADD"))
        {
            Take("COLUMN");
            var column = Name();
            Lock(table, TableWork.None);
            var rest = _at.Rest.ToArray();
            var isRequired = rest.Zip(rest.Skip(1)).Any(pair => pair.First.Is("NOT") && pair.Second.Is("NULL"));
            if (isRequired && !rest.Any(token => token.Is("DEFAULT") || token.Is("GENERATED")))
                _findings.Add(new ReviewFinding(ReviewRules.ColumnFails, DiagnosticSeverity.Error,
                    $"This fails: {column} is NOT NULL and has no value for the rows of {table}.",
                    "Give it a default.") { IsContraction = true });
        }
    }

    private void DropTable()
    {
        Take("IF", "EXISTS");
        var table = Name();
        if (created.Contains(table)) return;
        Lock(table, TableWork.Scan);
        // In a rebuild the copy takes its place.
        if (!renamed.Contains(table) && !retired.Has(null, table, null)) Dropped(table);
    }

    private void Change(string verb, TableWork work)
    {
        if (Take("OR")) _at.Step();
        var table = Name();
        if (created.Contains(table)) return;
        var isOfAllRows = !_at.Rest.Any(token => token.Is("WHERE"));
        Lock(table, isOfAllRows ? work : TableWork.None);
        if (isOfAllRows)
            _findings.Add(new ReviewFinding(ReviewRules.ChangesAllRows, DiagnosticSeverity.Warning,
                $"One transaction {verb} every row of {table}; no other connection can write until its end.",
                "Do it in batches, each in a transaction of its own, from a program."));
    }

    private void Insert(string table)
    {
        if (!created.Contains(table))
        {
            Lock(table, TableWork.None);
            return;
        }

        while (!_at.IsAtEnd && !Take("FROM")) _at.Step();
        if (_at.IsAtEnd) return;
        var source = Name();
        if (created.Contains(source)) return;
        Lock(source, TableWork.Rewrite);
        _findings.Add(new ReviewFinding(ReviewRules.Rebuilds, DiagnosticSeverity.Warning,
            $"All rows of {source} are copied, and no other connection can write until the migration is committed.",
            Quiet));
    }

    private void Vacuum()
    {
        if (isInTransaction)
            _findings.Add(new ReviewFinding(ReviewRules.NotInTransaction, DiagnosticSeverity.Error,
                "This fails: VACUUM cannot run in a transaction, and the script has opened one with BEGIN.",
                "Commit before it."));
        Lock("", TableWork.Rewrite);
        _findings.Add(new ReviewFinding(ReviewRules.Rewrites, DiagnosticSeverity.Warning,
            "The whole file is written again, and no other connection can write meanwhile.", Quiet));
    }

    private void Long(string table, string what, TableWork work)
    {
        Lock(table, work);
        _findings.Add(new ReviewFinding(ReviewRules.BlocksWriters, DiagnosticSeverity.Warning,
            $"{what}, and no other connection can write until the migration is committed.", Quiet));
    }

    private void Dropped(string what) => _findings.Add(RebuildReview.Dropped(what));

    /// <summary>SQLite locks the file, not a table; readers go on in WAL mode.</summary>
    private void Lock(string table, TableWork work) =>
        _locks.Add(new TableLock(table.Length == 0 ? "the file" : table, "RESERVED", "writes of the whole file", work));

    private string Name() => _at.Name();

    private bool Take(params ReadOnlySpan<string> words) => _at.Take(words);
}
