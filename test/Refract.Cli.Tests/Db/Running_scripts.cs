namespace Refract.Cli.Tests.Db;

public sealed class Running_scripts
{
    [Fact]
    public async Task Takes_them_from_a_file_or_stdin_and_needs_no_schema_for_a_named_database()
    {
        using var folder = new CliFolder().With("a.sql", "CREATE TABLE a (id INTEGER); CREATE TABLE b (id INTEGER);");
        SqliteFile.Execute(folder["x.db"], "CREATE TABLE c (id INTEGER)");
        (await folder.Run("db", "execute", "--file", "a.sql", "--url", "file:./x.db")).ShouldExit(0);
        (await folder.RunReading("DROP TABLE c", "db", "execute", "--stdin", "--url", "file:./x.db")).ShouldExit(0);
        SqliteFile.Tables(folder["x.db"]).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Say_which_statement_failed_and_leave_nothing_behind()
    {
        using var folder = new CliFolder().With("a.sql",
            "CREATE TABLE a (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n");
        SqliteFile.Execute(folder["x.db"], "CREATE TABLE c (id INTEGER)");
        var run = (await folder.Run("db", "execute", "--file", "a.sql", "--url", "file:./x.db")).ShouldExit(1);
        Testing.Golden.Match(run.Transcript, "Golden/failing-script.txt");
        SqliteFile.Tables(folder["x.db"]).ShouldBe(["c"]);
    }

    [Theory]
    [InlineData("db execute --url file:x.db")]
    [InlineData("db execute --url file:x.db --stdin --file a.sql")]
    [InlineData("db execute --url file:x.db --file missing.sql")]
    [InlineData("db execute --url file:x.db --stdin")]
    public async Task Are_asked_for_exactly_once_and_must_hold_something(string arguments)
    {
        using var folder = new CliFolder().With("a.sql", "SELECT 1");
        (await folder.Run(arguments.Split(' '))).ShouldExit(2);
    }
}
