using System.Text;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Which model, field, enum or value stands for which thing of the database: the schema's own name where it
/// has one, else one made here, valid and unlike all others.</summary>
internal sealed class ScaffoldNames
{
    private readonly Dictionary<(string?, string), string> _models = [];
    private readonly Dictionary<(string?, string, string), string> _fields = [];
    private readonly Dictionary<(string?, string), string> _enums = [];
    private readonly Dictionary<(string?, string, string), string> _values = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly LanguageCheck _language;
    private readonly string? _defaultNamespace;

    public ScaffoldNames(PrismaSchema? schema, DatabaseCatalog catalog, bool hasNamespaces, LanguageCheck language)
    {
        _language = language;
        _defaultNamespace = hasNamespaces ? catalog.DefaultNamespace : null;
        foreach (var model in schema?.Models ?? [])
        {
            _taken.Add(model.Name);
            _models[(Ns(model.DatabaseSchema), model.TableName)] = model.Name;
            foreach (var field in model.ScalarFields)
                _fields[(Ns(model.DatabaseSchema), model.TableName, field.ColumnName)] = field.Name;
        }
        foreach (var type in schema?.Enums ?? [])
        {
            _taken.Add(type.Name);
            _enums[(Ns(type.DatabaseSchema), type.DatabaseName)] = type.Name;
            foreach (var value in type.Values)
                _values[(Ns(type.DatabaseSchema), type.DatabaseName, value.DatabaseName)] = value.Name;
        }

        // What can have its own name keeps it, whatever comes before it.
        foreach (var table in ExactFirst(catalog.Tables, table => table.Name, "model_"))
            if (!_models.ContainsKey((Ns(table.Namespace), table.Name)))
                _models[(Ns(table.Namespace), table.Name)] = Free(_taken,
                    Allowed(Identifier(table.Name, "model_"), _language.IsModelName));
        foreach (var type in ExactFirst(catalog.Enums, type => type.Name, "enum_"))
            if (!_enums.ContainsKey((Ns(type.Namespace), type.Name)))
                _enums[(Ns(type.Namespace), type.Name)] = Free(_taken,
                    Allowed(Identifier(type.Name, "enum_"), _language.IsEnumName));
        foreach (var table in catalog.Tables) NameFields(table, schema?.FindModel(Model(table)));
        foreach (var type in catalog.Enums) NameValues(type);
    }

    public string Model(string? ns, string table) => _models[(Ns(ns), table)];

    public string Model(CatalogTable table) => Model(table.Namespace, table.Name);

    public bool Knows(string? ns, string table) => _models.ContainsKey((Ns(ns), table));

    public string Field(CatalogTable table, string column)
        => _fields.GetValueOrDefault((Ns(table.Namespace), table.Name, column)) ?? Identifier(column, "column_");

    public string Enum(string? ns, string name) =>
        _enums.GetValueOrDefault((Ns(ns), name)) ?? Identifier(name, "enum_");

    /// <summary>The name of an enum's value, or null when the enum has no such value.</summary>
    public string? FindEnumValue(string? ns, string type, string value) =>
        _values.GetValueOrDefault((Ns(ns), type, value));

    public string EnumValue(string? ns, string type, string value) =>
        FindEnumValue(ns, type, value) ?? Identifier(value, "value_");

    /// <summary>A name that the language takes: letters of any script, digits and underscores, a letter first; with a
    /// prefix when it has no letter to begin with.</summary>
    public static string Identifier(string name, string prefix)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (text.Length == 0 && !char.IsLetter(c)) continue;
            text.Append(char.IsLetter(c) || char.IsAsciiDigit(c) || c == '_' ? c : '_');
        }
        return text.Length > 0
            ? text.ToString() : prefix + string.Concat(name.Select(c => char.IsAsciiDigit(c) ? c : '_')).Trim('_');
    }

    private void NameFields(CatalogTable table, Model? model)
    {
        (string?, string, string) Key(string column) => (Ns(table.Namespace), table.Name, column);

        // A field whose column is gone goes too, and leaves its name to others.
        var taken = new HashSet<string>(model?.RelationFields.Select(field => field.Name) ?? [],
            StringComparer.Ordinal);
        foreach (var column in table.Columns)
            if (_fields.TryGetValue(Key(column.Name), out var known)) taken.Add(known);
        var added = ExactFirst(table.Columns, column => column.Name, "column_")
            .Where(column => !_fields.ContainsKey(Key(column.Name))).ToArray();
        foreach (var column in added)
            _fields[Key(column.Name)] = Free(taken, Allowed(Identifier(column.Name, "column_"), _language.IsFieldName));

        // A key of several columns is called after them, and no field beside it may be.
        foreach (var column in added)
            if (KeyNames(table).Contains(Field(table, column.Name), StringComparer.Ordinal))
                _fields[Key(column.Name)] = Free(taken, Field(table, column.Name));
    }

    private IEnumerable<string> KeyNames(CatalogTable table)
    {
        foreach (var index in table.Indexes.Where(index => index is { IsUnique: true, Columns.Count: > 1 }))
            yield return string.Join('_', index.Columns.Select(column => Field(table, column.Name)));
        if (table.PrimaryKey is { Columns.Count: > 1 } key)
            yield return string.Join('_', key.Columns.Select(column => Field(table, column)));
    }

    private void NameValues(CatalogEnum type)
    {
        (string?, string, string) Key(string value) => (Ns(type.Namespace), type.Name, value);
        var taken = new HashSet<string>(
            type.Values.Select(value => _values.GetValueOrDefault(Key(value))).OfType<string>(),
            StringComparer.Ordinal);
        foreach (var value in ExactFirst(type.Values, value => value, "value_"))
            if (!_values.ContainsKey(Key(value)))
                _values[Key(value)] = Free(taken,
                    Allowed(value.Length == 0 ? "EMPTY_ENUM_VALUE" : Identifier(value, "value_"),
                        _language.IsValueName));
    }

    /// <summary>The order in which names are given: first to what can be called as it is.</summary>
    private static IEnumerable<T> ExactFirst<T>(IEnumerable<T> things, Func<T, string> name, string prefix)
        => things.OrderBy(thing => Identifier(name(thing), prefix) == name(thing) ? 0 : 1);

    private static string Allowed(string name, Func<string, bool> isAllowed) =>
        isAllowed(name) ? name : Renamed(name);

    /// <summary>What stands for a word that the language keeps for itself.</summary>
    public static string Renamed(string word) => "Renamed" + word;

    private static string Free(HashSet<string> taken, string name)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = $"{name}_{number}";
        return free;
    }

    private string? Ns(string? ns) => ns ?? _defaultNamespace;
}
