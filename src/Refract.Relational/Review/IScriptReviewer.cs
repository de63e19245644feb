namespace Refract.Relational.Review;

/// <summary>
/// Says what the statements of a migration lock, and how long that may take on tables with many rows. Works on the text
/// alone. Stateless and safe to share.
/// </summary>
public interface IScriptReviewer
{
    /// <summary>Reviews a script; one item for each statement, in order.</summary>
    IReadOnlyList<StatementReview> Review(ReviewedScript script);
}
