using System.Globalization;
using System.Text;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// The text form of a model's metadata, which generated code carries as one literal. One line each, words separated by
/// one space; a word that is not plain (letters, digits, <c>_ $ . : ( ) , ? [ ] -</c>) stands in double quotes with
/// <c>\\</c>, <c>\"</c>, <c>\n</c> and <c>\uXXXX</c> escaped:
/// <code>
/// model User users public
///     name, table, database schema (optional)
/// counts Counts
///     the member with the numbers of related rows, where it is not Count
/// column CreatedAt created_at created DateTime?
///     C# name, field, column, type; then attributes: native=Timestamptz(6) enum=Role enumschema=public
///     default=NAME or NAME:TEXT (a ColumnDefault) updatedat lazy version; json=NAME or nojson, of relations too
/// many Posts posts opposite=Author
///     C# name, field
/// one Author author fk=AuthorId refs=Id constraint=posts_author_id_fkey opposite=Posts optional
/// many Tags tags opposite=Posts join=_PostToTag,A,B joinschema=public
///     this side's column of the join table first
/// key users_pkey primary Id
///     constraint name, primary|unique, C# names of the columns
/// </code>
/// Columns and relations take slots 0, 1, 2, … in the order of their lines.
/// </summary>
internal sealed class ModelTable
{
    private readonly List<string[]> _members = [];
    private readonly List<string[]> _keys = [];

    public string Name { get; private set; } = "";

    public string CountName { get; private set; } = "Count";

    public string Table { get; private set; } = "";

    public string? Schema { get; private set; }

    public static ModelTable Parse(ReadOnlySpan<byte> text)
    {
        var table = new ModelTable();
        foreach (var line in Encoding.UTF8.GetString(text)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = Words(line);
            switch (words[0])
            {
                case "model":
                    (table.Name, table.Table, table.Schema) = (words[1], words[2], words.Length > 3 ? words[3] : null);
                    break;
                case "counts":
                    table.CountName = words[1];
                    break;
                case "key":
                    table._keys.Add(words);
                    break;
                default:
                    table._members.Add(words);
                    break;
            }
        }

        return table;
    }

    public void Fill(ModelInfo model, BindModel bind)
    {
        var enums = new Dictionary<int, EnumMap>();
        var targets = new Dictionary<int, Func<ModelInfo>>();
        var documents = new Dictionary<int, DocumentMap>();
        var binder = new ModelBinder(enums, documents, targets);
        bind(ref binder);

        var members = new object[_members.Count];
        // Those that are always read stand side by side, before the others.
        var (ordinal, lazy) = (0, _members.Count(words => words[0] == "column" && !IsLazy(words)));
        for (var slot = 0; slot < members.Length; slot++)
        {
            var words = _members[slot];
            members[slot] = words[0] == "column"
                ? ReadColumn(model, words, slot, IsLazy(words) ? lazy++ : ordinal++,
                    enums.GetValueOrDefault(slot),
                    documents.GetValueOrDefault(slot))
                : ReadRelation(model, words, slot, targets[slot]);
        }

        var columns = members.OfType<ColumnInfo>().ToDictionary(column => column.Name, StringComparer.Ordinal);
        var keys = _keys.Select((words, index) => new KeyInfo
        {
            Index = index, ConstraintName = words[1], IsPrimary = words[2] == "primary",
            Columns = [.. words.Skip(3).Select(name => columns[name])],
        });
        model.Load(this, members, [.. keys]);
    }

    /// <summary>The type of a line of its own: <c>DateTime? native=Timestamptz(6)</c>.</summary>
    public static ColumnType ReadType(string line)
    {
        var words = Words(line);
        return ReadType(words[0], Attributes(words, 1));
    }

    private static ColumnInfo ReadColumn(ModelInfo model, string[] words, int slot, int ordinal, EnumMap? map,
        DocumentMap? document)
    {
        var attributes = Attributes(words, 5);
        var (filledBy, text) = ReadDefault(attributes.GetValueOrDefault("default"));
        return new ColumnInfo
        {
            Model = model, Slot = slot, Ordinal = ordinal, Name = words[1], Field = words[2], Column = words[3],
            Enum = map, Document = document,
            Type = ReadType(words[4], attributes), Default = filledBy, DefaultText = text,
            IsUpdatedAt = attributes.ContainsKey("updatedat"), IsLazy = IsLazy(words),
            IsVersion = words.AsSpan(5).Contains("version"), JsonName = attributes.GetValueOrDefault("json"),
            IsInJson = !attributes.ContainsKey("nojson"),
        };
    }

    private static bool IsLazy(string[] words) => words.AsSpan(5).Contains("lazy");

    private static ColumnType ReadType(string word, Dictionary<string, string> attributes)
    {
        var isNullable = word.EndsWith('?');
        var name = isNullable ? word[..^1] : word;
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        if (isList) name = name[..^2];
        return new ColumnType
        {
            Scalar = Enum.Parse<ScalarType>(name), IsList = isList, IsNullable = isNullable,
            EnumName = attributes.GetValueOrDefault("enum"),
            EnumSchema = attributes.GetValueOrDefault("enumschema"),
            Native = attributes.TryGetValue("native", out var native) ? ReadNative(native) : null,
        };
    }

    private static NativeType ReadNative(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0
            ? new NativeType(text, [])
            : new NativeType(text[..open], text[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    private static (ColumnDefault, string?) ReadDefault(string? text)
    {
        if (text is null) return (ColumnDefault.None, null);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, rest) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return (Enum.Parse<ColumnDefault>(name, ignoreCase: true), rest);
    }

    private static RelationInfo ReadRelation(ModelInfo model, string[] words, int slot, Func<ModelInfo> target)
    {
        var attributes = Attributes(words, 3);
        var join = attributes.GetValueOrDefault("join");
        return new RelationInfo(target)
        {
            Model = model, Slot = slot, Name = words[1], Field = words[2], IsMany = words[0] == "many",
            IsOptional = attributes.ContainsKey("optional"), JsonName = attributes.GetValueOrDefault("json"),
            IsInJson = !attributes.ContainsKey("nojson"),
            OppositeName = attributes["opposite"], ConstraintName = attributes.GetValueOrDefault("constraint"),
            ForeignKeyNames = attributes.GetValueOrDefault("fk")?.Split(',') ?? [],
            ReferenceNames = attributes.GetValueOrDefault("refs")?.Split(',') ?? [],
            Join = join is null ? null : ReadJoin(attributes.GetValueOrDefault("joinschema"), join),
        };
    }

    /// <summary>The table's name may have commas too; the columns are always A and B.</summary>
    private static JoinTableInfo ReadJoin(string? schema, string text) =>
        new(schema, text[..^4], text[^3..^2], text[^1..]);

    private static Dictionary<string, string> Attributes(string[] words, int from)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.AsSpan(from))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            attributes[equals < 0 ? word : word[..equals]] = equals < 0 ? "" : word[(equals + 1)..];
        }

        return attributes;
    }

    private static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"') quoted = !quoted;
            else if (c == '\\' && quoted) word.Append(Escaped(line, ref i));
            else if (c == ' ' && !quoted)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else word.Append(c);
        }

        words.Add(word.ToString());
        return [.. words];
    }

    private static char Escaped(string line, ref int i)
    {
        if (line[++i] != 'u') return line[i] is 'n' ? '\n' : line[i];
        i += 4;
        return (char)ushort.Parse(line.AsSpan(i - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
