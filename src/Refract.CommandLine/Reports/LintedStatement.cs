namespace Refract.CommandLine;

/// <summary>A statement that was looked at.</summary>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Statement">Its beginning, on one line.</param>
/// <param name="Locks">What it locks of what was there before.</param>
/// <param name="Findings">What is wrong with it, the most severe first.</param>
/// <param name="Ignored">The codes of findings that a comment ignores.</param>
public sealed record LintedStatement(int Line, string Statement, IReadOnlyList<LintedLock> Locks,
    IReadOnlyList<LintFinding> Findings, IReadOnlyList<string> Ignored);
