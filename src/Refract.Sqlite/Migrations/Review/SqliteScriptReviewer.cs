using Refract.Relational.Review;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>
/// Reviews migrations for SQLite, where a migration is the one writer of the file until it commits
/// (https://sqlite.org/lockingv3.html).
/// </summary>
internal sealed class SqliteScriptReviewer : IScriptReviewer
{
    private const int MostShown = 100;

    public IReadOnlyList<StatementReview> Review(ReviewedScript script)
    {
        var known = new KnownFile();
        foreach (var earlier in script.Earlier)
        {
            known.BeginScript();
            foreach (var statement in SqliteScript.Split(earlier))
                if (Plain(SqlTokenizer.Read(statement.Text)) is { Length: > 0 } plain)
                    known.Follow(statement.Text, plain);
        }

        known.BeginScript();
        var statements = SqliteScript.Split(script.Text)
            .Select(statement => (statement, Tokens: SqlTokenizer.Read(statement.Text))).ToArray();
        var renamed = statements.Select(each => each.statement.RenamesTableTo).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var created = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isOpened = false;
        return [.. statements.Select(each => Each(each.statement, each.Tokens))];

        StatementReview Each(SqliteStatement statement, List<SqlToken> tokens)
        {
            var review = new FileStatementReview(created, renamed, isOpened, script.Retired);
            var plain = Plain(tokens);
            review.Read(plain);
            var rebuild = known.Follow(statement.Text, plain);
            if (statement.ControlsTransaction) isOpened = statement.Words is ["BEGIN", ..];
            var findings = rebuild is (var table, var before, var after)
                ? review.Findings.Concat(RebuildReview.Compare(table, before, after, script.Retired)) : review.Findings;
            var (left, ignored) = IgnoreComment.Apply(
                tokens.Where(token => token.IsComment).Select(token => token.Text), findings);
            return new StatementReview(statement.Line, Shown(statement.Text, tokens), [.. review.Locks], left, ignored);
        }
    }

    private static SqlToken[] Plain(IEnumerable<SqlToken> tokens) => [.. tokens.Where(token => !token.IsComment)];

    private static string Shown(string text, List<SqlToken> tokens)
    {
        var first = tokens.Find(token => !token.IsComment);
        var shown = string.Join(' ', text[first.Start..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return shown.Length <= MostShown ? shown : shown[..MostShown] + " …";
    }
}
