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
        var statements = SqliteScript.Split(script.Text)
            .Select(statement => (statement, Tokens: SqlTokenizer.Read(statement.Text))).ToArray();
        var renamed = statements.Select(each => each.statement.RenamesTableTo).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var created = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isOpened = false;
        return [.. statements.Select(each => Each(each.statement, each.Tokens))];

        StatementReview Each(SqliteStatement statement, List<SqlToken> tokens)
        {
            var review = new FileStatementReview(created, renamed, isOpened);
            review.Read([.. tokens.Where(token => !token.IsComment)]);
            if (statement.ControlsTransaction) isOpened = statement.Words is ["BEGIN", ..];
            var (left, ignored) = IgnoreComment.Apply(
                tokens.Where(token => token.IsComment).Select(token => token.Text), review.Findings);
            return new StatementReview(statement.Line, Shown(statement.Text, tokens), [.. review.Locks], left, ignored);
        }
    }

    private static string Shown(string text, List<SqlToken> tokens)
    {
        var first = tokens.Find(token => !token.IsComment);
        var shown = string.Join(' ', text[first.Start..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return shown.Length <= MostShown ? shown : shown[..MostShown] + " …";
    }
}
