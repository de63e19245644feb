using Refract.Benchmarks.Peers;

namespace Refract.Benchmarks.Harness;

/// <summary>
/// Makes sure that the contenders of a case do the same: every column of every row they answer, and what is in the
/// tables afterwards.
/// </summary>
internal static class Verification
{
    public static async Task Verify(Case work)
    {
        foreach (var i in work.Checks)
        {
            (string Name, string Answer, string State)? first = null;
            foreach (var (name, contender) in work.Contenders)
            {
                if (work.Prepare is { } prepare) await prepare(i, 1);
                var result = await contender.Once(i);
                var answer = result is NoRow ? null : Answers.Describe(result, work.WithAuthors);
                var state = work.State is { } read ? await read() : "";
                if (work.Restore is { } restore) await restore();

                first ??= (name,
                    answer ?? throw new InvalidOperationException($"{work.Name}: the first contender must answer."),
                    state);
                if (answer is not null)
                    Compare(work.Name, "answers", name, answer, first.Value.Name, first.Value.Answer);
                Compare(work.Name, "leaves", name, state, first.Value.Name, first.Value.State);
            }
        }
    }

    private static void Compare(string work, string verb, string name, string own, string other, string expected)
    {
        if (own == expected) return;
        var at = Math.Max(0, own.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count() - 40);
        throw new InvalidOperationException(
            $"{work}: {name} {verb}\n  …{Excerpt(own, at)}\nbut {other}\n  …{Excerpt(expected, at)}");
    }

    private static string Excerpt(string text, int at) =>
        text.Substring(Math.Min(at, text.Length), Math.Clamp(text.Length - at, 0, 200)).ReplaceLineEndings(" ");
}
