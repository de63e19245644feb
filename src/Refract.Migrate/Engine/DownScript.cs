using System.Text;
using Refract.Relational.Contracts;
using Refract.Relational.Sql;

namespace Refract.Migrate.Engine;

/// <summary>The script that undoes a migration.</summary>
/// <param name="Script">Its steps.</param>
/// <param name="NotRestored">What it does not bring back, each one sentence.</param>
internal sealed record DownScript(MigrationScript Script, IReadOnlyList<string> NotRestored)
{
    /// <summary>The whole file: what does not come back and what goes, as comments, then the steps.</summary>
    public string Text
    {
        get
        {
            if (NotRestored.Count == 0) return Script.Text;
            var text = new StringBuilder("/*\n  This does not come back:\n\n");
            foreach (var sentence in NotRestored) text.Append("  - ").Append(SqlComment.Text(sentence)).Append('\n');
            return text.Append("\n*/\n").Append(Script.Text).ToString();
        }
    }
}
