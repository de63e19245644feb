namespace Refract.PostgreSql.Migrations;

/// <summary>One statement of a script.</summary>
/// <param name="Text">Its text without the semicolon, comments before it included.</param>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="TextLine">The line on which <paramref name="Text"/> begins, from 1.</param>
/// <param name="Words">Its first words outside comments, quotes and parentheses, in upper case.</param>
internal sealed record PostgresStatement(string Text, int Line, int TextLine, IReadOnlyList<string> Words)
{
    /// <summary>True for BEGIN and START TRANSACTION.</summary>
    public bool OpensTransaction => First is "BEGIN" || First is "START" && Second is "TRANSACTION";

    /// <summary>True for COMMIT, END, ROLLBACK and ABORT of a whole transaction.</summary>
    public bool ClosesTransaction => First is "COMMIT" or "END" or "ABORT" || First is "ROLLBACK" && !Words.Contains("TO");

    /// <summary>True when the server refuses it inside a transaction, also inside the one that several statements in one message
    /// form.</summary>
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
        _ => false,
    };

    private string First => Words.Count > 0 ? Words[0] : "";

    private string Second => Words.Count > 1 ? Words[1] : "";
}
