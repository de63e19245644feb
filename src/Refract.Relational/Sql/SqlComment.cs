using System.Text;

namespace Refract.Relational.Sql;

/// <summary>Text for the inside of an SQL comment.</summary>
public static class SqlComment
{
    /// <summary>
    /// The text with all that could end a comment, begin another (PostgreSQL nests them) or break a line pulled apart
    /// or replaced by a blank: names are free to hold any of it.
    /// </summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var last = result.Length > 0 ? result[^1] : ' ';
            if ((last, letter) is ('/', '*') or ('*', '/')) result.Append(' ');
            result.Append(char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter);
        }

        return result.ToString();
    }
}
