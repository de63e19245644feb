using System.Text;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Which model, field, enum or value stands for which thing of the database: the schema's own name where it has one, else one made
/// here.</summary>
internal sealed class ScaffoldNames
{
    // Scalars and words of the language that cannot name a model.
    private static readonly HashSet<string> s_reserved =
        ["String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes", "Unsupported", "PrismaClient", "async",
            "await", "null", "true", "false"];

    private readonly Dictionary<(string?, string), string> _models = [];
    private readonly Dictionary<(string?, string, string), string> _fields = [];
    private readonly Dictionary<(string?, string), string> _enums = [];
    private readonly Dictionary<(string?, string, string), string> _values = [];
    private readonly HashSet<string> _taken = [];
    private readonly string? _defaultNamespace;

    public ScaffoldNames(PrismaSchema? schema, DatabaseCatalog catalog, bool hasNamespaces)
    {
        _defaultNamespace = hasNamespaces ? catalog.DefaultNamespace : null;
        foreach (var model in schema?.Models ?? [])
        {
            _taken.Add(model.Name);
            _models[(Ns(model.DatabaseSchema), model.TableName)] = model.Name;
            foreach (var field in model.ScalarFields) _fields[(Ns(model.DatabaseSchema), model.TableName, field.ColumnName)] = field.Name;
        }
        foreach (var type in schema?.Enums ?? [])
        {
            _taken.Add(type.Name);
            _enums[(Ns(type.DatabaseSchema), type.DatabaseName)] = type.Name;
            foreach (var value in type.Values) _values[(Ns(type.DatabaseSchema), type.DatabaseName, value.DatabaseName)] = value.Name;
        }
        foreach (var table in catalog.Tables)
            _models.TryAdd((Ns(table.Namespace), table.Name), _models.GetValueOrDefault((Ns(table.Namespace), table.Name))
                ?? Free(Identifier(table.Name, "model_")));
        foreach (var type in catalog.Enums)
            _enums.TryAdd((Ns(type.Namespace), type.Name), _enums.GetValueOrDefault((Ns(type.Namespace), type.Name))
                ?? Free(Identifier(type.Name, "enum_")));
    }

    public string Model(string? ns, string table) => _models[(Ns(ns), table)];

    public string Model(CatalogTable table) => Model(table.Namespace, table.Name);

    public bool Knows(string? ns, string table) => _models.ContainsKey((Ns(ns), table));

    public string Field(CatalogTable table, string column)
        => _fields.GetValueOrDefault((Ns(table.Namespace), table.Name, column)) ?? Identifier(column, "column_");

    public string Enum(string? ns, string name) => _enums.GetValueOrDefault((Ns(ns), name)) ?? Identifier(name, "enum_");

    public string EnumValue(string? ns, string type, string value) => _values.GetValueOrDefault((Ns(ns), type, value))
        ?? Identifier(value, "value_");

    /// <summary>A name that the language takes: letters, digits and underscores, a letter first; with a prefix when it has no letter to
    /// begin with.</summary>
    public static string Identifier(string name, string prefix)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (text.Length == 0 && !char.IsAsciiLetter(c)) continue;
            text.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_');
        }
        return text.Length > 0 ? text.ToString() : prefix + string.Concat(name.Select(c => char.IsAsciiDigit(c) ? c : '_')).Trim('_');
    }

    private string Free(string name)
    {
        var free = s_reserved.Contains(name) ? "Renamed" + name : name;
        for (var number = 2; !_taken.Add(free); number++) free = $"{name}_{number}";
        return free;
    }

    private string? Ns(string? ns) => ns ?? _defaultNamespace;
}
