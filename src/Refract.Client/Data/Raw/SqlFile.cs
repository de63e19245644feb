using System.ComponentModel;
using System.Text;
using Refract.Relational;

namespace Refract.Runtime;

/// <summary>The statement of an SQL file, cut at its placeholders. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlFile
{
    private static int s_count;
    private readonly string[] _types;
    private ColumnType[]? _parameters;

    /// <summary>The statement of a file.</summary>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="texts">The text before, between and behind the placeholders: one more than there are.</param>
    /// <param name="order">Which parameter stands at each placeholder, from 0.</param>
    /// <param name="types">The type of each parameter, as a line of a model's table has it.</param>
    public SqlFile(string name, string[] texts, int[] order, string[] types)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(types);
        (Name, Texts, Order, _types) = (name, texts, order, types);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>A number of its own: it stands for the text in the key of the cache.</summary>
    internal int Id { get; } = Interlocked.Increment(ref s_count);

    internal string[] Texts { get; }

    internal int[] Order { get; }

    /// <summary>The parameters' types; the same objects at each call, by which drivers know them again.</summary>
    internal ColumnType[] Parameters => _parameters ??= Array.ConvertAll(_types, ModelTable.ReadType);

    /// <summary>The text with its own placeholders.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Texts[0]);
        for (var i = 0; i < Order.Length; i++) text.Append('$').Append(Order[i] + 1).Append(Texts[i + 1]);
        return text.ToString();
    }
}
