using System.Text;
using Refract.Runtime;
using Refract.Schema.Providers;

namespace Refract.Specification;

/// <summary>
/// One column, and one list, of every native type that the schema language has for PostgreSQL: a type that is added to
/// its table is in here by itself.
/// </summary>
public sealed class Native : Record, IModel<Native>
{
    private static readonly byte[] s_table = Encoding.UTF8.GetBytes(Describe());

    /// <summary>The C# names of the columns that are no lists.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Variants().Select(variant => variant.Name)];

    internal override ModelInfo Info => Model<Native>.Info;

    static ReadOnlySpan<byte> IModel<Native>.Table => s_table;

    static void IModel<Native>.Bind(ref ModelBinder binder)
    {
    }

    static Native IModel<Native>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Native, TRow>(ref row, at, Model<Native>.Info);

    static void IModel<Native>.Visit<TVisitor>(ref TVisitor visitor, Native first, Native second)
    {
    }

    static void IModel<Native>.Attach(Native record, int slot, object? related) => record.Attach(slot, related);

    /// <summary>A type with arguments is there with and without them.</summary>
    private static IEnumerable<(string Name, NativeTypeDefinition Type, string Native)> Variants()
    {
        foreach (var type in NativeTypes.For(Schema.DatabaseProvider.PostgreSql))
        {
            yield return (type.Name, type, type.Name);
            if (type.Name is "VarChar" or "Char" or "Bit" or "VarBit")
                yield return (type.Name + "4", type, type.Name + "(4)");
            else if (type.Name == "Decimal") yield return ("Decimal2", type, "Decimal(10,2)");
            else if (type.MaximumArguments > 0) yield return (type.Name + "3", type, type.Name + "(3)");
        }
    }

    private static string Describe()
    {
        var text = new StringBuilder("model Native spec_natives\ncolumn Id id id Int default=database\n");
        foreach (var (name, type, native) in Variants())
            text.Append(
                $"column {name} {name} {name} {type.Scalar}? native={native}\ncolumn {name}List {name}List "
                    + $"{name}List {type.Scalar}[] native={native}\n");
        text.Append("key spec_natives_pkey primary Id\n");
        foreach (var name in Variants().Select(variant => variant.Name))
            text.Append($"key spec_natives_{name} unique {name}\n");
        return text.ToString();
    }
}
