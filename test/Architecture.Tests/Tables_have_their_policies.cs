using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>
/// Policies hold for every verb because whatever emits a model's table asks for their condition, and whatever writes
/// goes through <c>Statements</c>, which adds their columns. A file that does neither is a hole.
/// </summary>
public sealed partial class Tables_have_their_policies
{
    /// <summary>Files that name a table without reading its rows, and what they do with it.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["Sql/Clauses/CompareEmitter.cs"] = "names the column of an operand in full",
        ["Sql/Clauses/ParentEmitter.cs"] = "names join tables only",
        ["Sql/Writes/InsertStatement.cs"] = "adds a row",
        ["Sql/Sinks/SqlSinkExtensions.cs"] = "writes the name",
        ["Sql/Sinks/TextSink.cs"] = "writes the name",
    };

    private static readonly string s_client = Path.Combine(Repository.Root, "src", "Refract.Client");

    private static IEnumerable<(string Name, string Text)> Files =>
        Sources.FilesBelow(s_client, ".cs")
            .Select(file => (Path.GetRelativePath(s_client, file).Replace('\\', '/'), File.ReadAllText(file)));

    [Fact]
    public void What_emits_a_table_asks_for_the_condition_on_its_rows() =>
        Files.Where(file => Table().IsMatch(file.Text) && !s_others.ContainsKey(file.Name)
                && !file.Text.Contains("PolicyEmitter.", StringComparison.Ordinal)
                && !file.Text.Contains("RowsEmitter.Emit(", StringComparison.Ordinal))
            .Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void No_exception_is_out_of_date()
    {
        var files = Files.ToDictionary(file => file.Name, file => file.Text);
        s_others.Keys.Where(name => !files.TryGetValue(name, out var text)
            || !(Table().IsMatch(text) || text.Contains("Table(", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void What_writes_is_made_in_one_place() =>
        Files.Where(file => file.Name != "Sql/Statements.cs" && Write().IsMatch(file.Text))
            .Select(file => file.Name).ShouldBeEmpty();

    [GeneratedRegex(@"sink\.Table\(")]
    private static partial Regex Table();

    [GeneratedRegex(@"new (Insert|InsertMany|InsertTree|Update|Delete|Upsert)Statement\(")]
    private static partial Regex Write();
}
