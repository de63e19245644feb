namespace Refract.Relational.Review;

/// <summary>What there is to say of one statement.</summary>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Statement">Its beginning, on one line.</param>
/// <param name="Locks">What it locks; empty for a statement that locks no table that was there before.</param>
/// <param name="Findings">What is wrong with it, the most severe first; without those that a comment ignores.</param>
/// <param name="Ignored">The findings that a comment in the script ignores.</param>
public sealed record StatementReview(int Line, string Statement, IReadOnlyList<TableLock> Locks,
    IReadOnlyList<ReviewFinding> Findings, IReadOnlyList<ReviewFinding> Ignored);
