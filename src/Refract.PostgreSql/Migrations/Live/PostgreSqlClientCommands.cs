using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Statements that only psql can run, because they are its own commands or move rows over the connection. Scripts made
/// by pg_dump have them. They are refused before anything runs: the driver gives the connection up when it meets a COPY
/// of this kind.
/// </summary>
internal static class PostgreSqlClientCommands
{
    /// <exception cref="ScriptFailedException">The script has one; its place and what to do are named.</exception>
    public static void ThrowIfAny(IReadOnlyList<PostgreSqlStatement> statements)
    {
        foreach (var statement in statements)
            if (Explain(statement) is var (problem, remedy))
                throw new ScriptFailedException(problem, null, statement.Line, FirstLine(statement), isRolledBack: true,
                    null, remedy);
    }

    private static (string Problem, string Remedy)? Explain(PostgreSqlStatement statement)
    {
        if (statement.CopiesFromClient)
            return ("COPY … FROM stdin does not run in a script, because nothing sends the rows",
                "Write the rows as INSERT statements; pg_dump does so with --inserts.");
        if (statement.CopiesToClient)
            return ("COPY … TO stdout does not run in a script, because nothing reads the rows",
                "Remove it, or copy to a file of the server.");
        if (!statement.IsPsqlCommand) return null;
        var command = Name(statement.Content);
        return ($"{command} is a command of psql, not SQL", command switch
        {
            @"\restrict" or @"\unrestrict" =>
                @"Remove the lines that begin with \restrict and \unrestrict; pg_dump writes them for psql alone.",
            @"\connect" or @"\c" => "Remove it: the script runs on the database that the URL names.",
            @"\." => "It ends the rows of a COPY. Write the rows as INSERT statements; pg_dump does so with --inserts.",
            @"\copy" => "Write the rows as INSERT statements.",
            @"\i" or @"\ir" or @"\include" => "Put the other script's text in its place.",
            _ => "Remove it, or run the script with psql.",
        });
    }

    private static string Name(ReadOnlySpan<char> content)
    {
        var end = 1;
        while (end < content.Length && !char.IsWhiteSpace(content[end])) end++;
        return content[..end].ToString();
    }

    private static string FirstLine(PostgreSqlStatement statement)
    {
        var end = statement.Content.IndexOf('\n');
        return (end < 0 ? statement.Content : statement.Content[..end]).TrimEnd().ToString();
    }
}
