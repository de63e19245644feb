using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Writes the operands of AND or OR. SQLite parses a list of any length as a tree as deep as the list is long, and
/// takes no more than 1000 levels, so long lists get parentheses that halve them: 30,000 conditions have 19 levels.
/// </summary>
internal static class BalancedGroup
{
    private const int Flat = 8;

    /// <summary>How many levels of the database's expression tree a group of so many operands takes.</summary>
    public static int HeightOf(int count)
    {
        var height = 0;
        for (; count > Flat; count -= count / 2) height++;
        return height + count - 1;
    }

    /// <summary>The operands in parentheses.</summary>
    /// <param name="operands">At least two operands.</param>
    /// <param name="sign">What stands between them, with its spaces.</param>
    public static string Write(List<string> operands, string sign)
    {
        var text = new StringBuilder();
        Write(text, operands, 0, operands.Count, sign);
        return text.ToString();
    }

    private static void Write(StringBuilder text, List<string> operands, int from, int count, string sign)
    {
        text.Append('(');
        if (count > Flat)
        {
            Write(text, operands, from, count / 2, sign);
            text.Append(sign);
            Write(text, operands, from + (count / 2), count - (count / 2), sign);
        }
        else
        {
            for (var i = 0; i < count; i++) text.Append(i == 0 ? "" : sign).Append(operands[from + i]);
        }

        text.Append(')');
    }
}
