using System.Text.RegularExpressions;

namespace Refract.PostgreSql.Migrations;

/// <summary>One statement of a script.</summary>
/// <param name="Text">Its text without the semicolon, comments before it included.</param>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="TextLine">The line on which <paramref name="Text"/> begins, from 1.</param>
/// <param name="ContentAt">The place in <paramref name="Text"/> at which its first word begins.</param>
/// <param name="Words">Its first words outside comments, quotes and parentheses, in upper case.</param>
internal sealed partial record PostgreSqlStatement(string Text, int Line, int TextLine, int ContentAt,
    IReadOnlyList<string> Words)
{
    /// <summary>True for BEGIN and START TRANSACTION.</summary>
    public bool OpensTransaction => First is "BEGIN" || First is "START" && Second is "TRANSACTION";

    /// <summary>True for COMMIT and END.</summary>
    public bool Commits => First is "COMMIT" or "END" && Second is not "PREPARED";

    /// <summary>
    /// True when what it does, or what was done before it, may be committed although a later statement fails: a
    /// procedure or a block that commits by itself, and the two phases of a prepared transaction.
    /// </summary>
    public bool MayCommitWithin =>
        First is "CALL" || Second is "PREPARED" || First is "PREPARE" && Second is "TRANSACTION"
        || First is "DO"
            && (Text.Contains("COMMIT", StringComparison.OrdinalIgnoreCase)
                || Text.Contains("CALL", StringComparison.OrdinalIgnoreCase));

    /// <summary>Its text from its first word on, without the comments before it.</summary>
    public ReadOnlySpan<char> Content => Text.AsSpan(ContentAt);

    /// <summary>True for a command of psql (<c>\connect</c>), which the server does not know.</summary>
    public bool IsPsqlCommand => Content.StartsWith("\\");

    /// <summary>True for COPY … FROM STDIN, which reads rows that psql sends after it.</summary>
    public bool CopiesFromClient => First is "COPY" && Follows("FROM", "STDIN");

    /// <summary>True for COPY … TO STDOUT, which sends rows that a client has to read.</summary>
    public bool CopiesToClient => First is "COPY" && Follows("TO", "STDOUT");

    /// <summary>True for COMMIT, END, ROLLBACK and ABORT of a whole transaction.</summary>
    public bool ClosesTransaction =>
        First is "COMMIT" or "END" or "ABORT" || First is "ROLLBACK" && !Words.Contains("TO");

    /// <summary>True when the server refuses it inside a transaction, also inside the one that several statements in
    /// one message form.</summary>
    public bool RunsAlone => (First, Second) switch
    {
        ("VACUUM", _) => true,
        ("CREATE" or "DROP", "DATABASE" or "TABLESPACE" or "SUBSCRIPTION") => true,
        ("ALTER", "SYSTEM") => true,
        ("ALTER", "DATABASE") => Words.Contains("TABLESPACE"),
        ("CREATE", "INDEX" or "UNIQUE") or ("DROP", "INDEX") => Words.Contains("CONCURRENTLY"),
        ("REINDEX", _) => Words.Contains("CONCURRENTLY") || Words.Contains("DATABASE") || Words.Contains("SYSTEM")
            || Words.Contains("SCHEMA"),
        ("ALTER", "TABLE") => Words.Contains("DETACH") && Words.Contains("CONCURRENTLY"),
        ("CLUSTER", "") => true,
        // A block may end its transaction only where that is its own.
        ("DO", _) => EndsTransaction().IsMatch(Text),
        _ => false,
    };

    /// <summary>COMMIT or ROLLBACK as a statement of its own; not ON COMMIT DROP.</summary>
    [GeneratedRegex(@"(?<!\bON\s+)\b(?:COMMIT|ROLLBACK)\s*(?:;|AND\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndsTransaction();

    /// <summary>True for ALTER TABLE.</summary>
    public bool AltersTable => First is "ALTER" && Second is "TABLE";

    /// <summary>The name of the index that it creates, as it is written; null when it names none.</summary>
    public string? IndexName
        => First is "CREATE" && Words.Take(3).Contains("INDEX") && NewIndex().Match(Content.ToString()) is
            { Success: true } match ? match.Groups[1].Value : null;

    private string First => Words.Count > 0 ? Words[0] : "";

    private string Second => Words.Count > 1 ? Words[1] : "";

    private bool Follows(string word, string next)
    {
        for (var i = 1; i + 1 < Words.Count; i++)
            if (Words[i] == word && Words[i + 1] == next) return true;
        return false;
    }

    [GeneratedRegex("""
        ^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?(?!ON\s)("(?:[^"]|"")+"|[^\s"(]+)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewIndex();
}
