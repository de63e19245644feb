using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator.Naming;

/// <summary>The C# name of everything in a schema, and what is to be said of them.</summary>
internal sealed class NameTable
{
    private static readonly IEnumerable<string> s_countNames = new[] { "Count", "Counts", "RelationCounts" }
        .Concat(Enumerable.Range(2, 9999).Select(number => "RelationCounts" + number));

    private readonly Dictionary<object, string> _names = [];
    private readonly Dictionary<Model, ModelNames> _models = [];
    private readonly Dictionary<string, string> _helpers = new(StringComparer.Ordinal);
    private readonly List<SchemaDiagnostic> _findings = [];
    private readonly HashSet<string> _reservedTypes;
    private readonly string _client;

    public NameTable(PrismaSchema schema, ClientOptions options)
    {
        _client = options.Client;
        _reservedTypes = ReservedCSharpNames.TypesBeside(options.Client, isGlobal: options.Namespace.Length == 0);
        var models = schema.Models.Where(model => !model.IsIgnored).ToArray();
        NameTypes(models, schema.Enums);
        foreach (var model in models) NameMembers(model);
        foreach (var type in schema.Enums) NameValues(type);
    }

    public IReadOnlyList<SchemaDiagnostic> Findings => _findings;

    public string this[object named] => _names[named];

    /// <summary>The names of a model beside that of its record.</summary>
    public ModelNames NamesOf(Model model) => _models[model];

    /// <summary>
    /// The types of models that are not called after them, because the schema has something of that name.
    /// </summary>
    public IReadOnlyDictionary<string, string> Helpers => _helpers;

    private void NameTypes(Model[] models, IReadOnlyList<EnumType> enums)
    {
        var scope = new NameScope();
        var reserved = new Dictionary<Model, string>();
        foreach (var model in models)
        {
            // A record has members of its own, which cannot have its name.
            var thing = Thing(model, $"{Kind(model).ToLowerInvariant()} {model.Name}", model.Name, model.Documentation,
                model.Location, Kind(model),
                name => _reservedTypes.Contains(name) || ReservedCSharpNames.Members.Contains(name));
            if (thing.Reserved is not null) reserved.Add(model, thing.Reserved);
            scope.Add(thing);
        }

        foreach (var type in enums)
            scope.Add(Thing(type, $"enum {type.Name}", type.Name, type.Documentation, type.Location, "Enum",
                _reservedTypes.Contains));
        scope.Resolve(Give);

        // TaskModel has a TaskWhere, and is db.Task; only a second model of that name has not.
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var stemOf = models.ToDictionary(model => model,
            model => reserved.TryGetValue(model, out var word) && stems.Add(word) ? word : _names[model]);
        var properties = new HashSet<string>(stemOf.Values.Where(stem => !IsClientMember(stem)),
            StringComparer.Ordinal);
        var files = new HashSet<string>(ReservedCSharpNames.Files, StringComparer.OrdinalIgnoreCase) { _client };
        foreach (var model in models)
        {
            var stem = stemOf[model];
            NameHelpers(model, stem, scope);
            _models[model] = new ModelNames(stem, PropertyOf(model, stem, properties),
                Free(files, FileOf(_names[model]), ""));
        }
    }

    private static string Kind(Model model) => model.IsView ? "View" : "Model";

    private bool IsClientMember(string name) => name == _client || ReservedCSharpNames.ClientMembers.Contains(name);

    private string PropertyOf(Model model, string stem, HashSet<string> properties)
    {
        if (!IsClientMember(stem)) return stem;
        var property = Free(properties, stem, Kind(model));
        Report("RFR2002", DiagnosticSeverity.Info,
            $"The client's property for {Kind(model).ToLowerInvariant()} {model.Name} is {property}, "
            + $"because {_client}.{stem} is taken. "
            + "Write /// @csharp(name: \"…\") above it to choose another.", model.Location);
        return property;
    }

    /// <summary>
    /// What is made for a model yields to what the schema names itself: beside a model UserUpdate, that of User is
    /// UserUpdateType.
    /// </summary>
    private void NameHelpers(Model model, string stem, NameScope scope)
    {
        bool IsTaken(string name) => scope.Contains(name) || _reservedTypes.Contains(name);
        foreach (var suffix in ReservedCSharpNames.TypeSuffixes)
        {
            var name = stem + suffix;
            if (!IsTaken(name) || (model.IsView && suffix is "Create" or "Update" or "ControllerBase")) continue;
            var other = name + "Type";
            for (var number = 2; IsTaken(other); number++) other = name + "Type" + number;
            _helpers[name] = other;
            Report("RFR2002", DiagnosticSeverity.Info,
                $"The type {name} that is made for {Kind(model).ToLowerInvariant()} {model.Name} is called "
                    + $"{other}, because {name} is taken.", model.Location);
        }
    }

    private void NameMembers(Model model)
    {
        // C# has no member with the name of its type.
        var record = _names[model];
        var stem = _models[model].Stem;
        var types = ReservedCSharpNames.TypeSuffixes.Select(suffix => stem + suffix)
            .Select(name => _helpers.TryGetValue(name, out var other) ? other : name);
        var reserved = new HashSet<string>(types.Concat(ReservedCSharpNames.Members), StringComparer.Ordinal) { record,
            record + "Loaded", record + "Counts" };
        var scope = new NameScope();
        foreach (var field in model.Fields)
            if (!field.IsIgnored)
                scope.Add(Thing(field, $"field {model.Name}.{field.Name}", field.Name, field.Documentation,
                    field.Location, "Field", reserved.Contains));
        scope.Resolve(Give);
        foreach (var (field, problem) in JsonNames.Problems(model, field => _names[field]))
            Report("RFR2006", DiagnosticSeverity.Error, $"@json of field {model.Name}.{field.Name}: {problem}",
                field.Location);
    }

    /// <summary>
    /// The name of the member with the numbers of related rows. A field or model of that name keeps it: numbers are
    /// called count in many schemas.
    /// </summary>
    public string CountNameOf(Model model)
    {
        var taken = new HashSet<string>(model.Fields.Where(field => !field.IsIgnored).Select(field => _names[field]),
            StringComparer.Ordinal) { _names[model] };
        return s_countNames.First(name => !taken.Contains(name));
    }

    private void NameValues(EnumType type)
    {
        var scope = new NameScope();
        foreach (var value in type.Values)
            scope.Add(Thing(value, $"value {type.Name}.{value.Name}", value.Name, value.Documentation, value.Location,
                "Value", ReservedCSharpNames.EnumMembers.Contains));
        scope.Resolve(Give);
    }

    private NamedThing Thing(
        object symbol, string owner, string schemaName, string? documentation, SourceLocation location, string suffix,
        Func<string, bool> isReserved)
    {
        var pascal = CSharpNames.Pascal(schemaName);
        var spelled = CSharpNames.Spelled(schemaName);
        var (wanted, distance) = (pascal, pascal == schemaName ? 1 : pascal == spelled ? 2 : 3);
        if (symbol is not Field && JsonAnnotation.Read(documentation) is { IsIgnored: true } or { Name: not null }
            or { Unknown: not null })
            Report("RFR2006", DiagnosticSeverity.Error, $"@json of {owner}: it belongs to a field.", location);
        var annotation = CSharpAnnotation.Read(documentation);
        if (annotation.Unknown is { } unknown)
            Report("RFR2005", DiagnosticSeverity.Error,
                $"@csharp({unknown}) of {owner} cannot be read: it takes name: \"…\", type: \"…\", "
                    + "json: \"…\", lazy: true, version: true and policy: true, separated by commas.", location);
        else if (annotation.IsLazy && LazyColumns.Problem(symbol) is { } problem)
            Report("RFR2005", DiagnosticSeverity.Error, $"@csharp(lazy: true) of {owner}: {problem}", location);
        if (annotation.IsVersion && VersionColumns.Problem(symbol) is { } reason)
            Report("RFR2005", DiagnosticSeverity.Error, $"@csharp(version: true) of {owner}: {reason}", location);
        if (annotation.IsPolicy && PolicyColumns.Problem(symbol) is { } cause)
            Report("RFR2005", DiagnosticSeverity.Error, $"@csharp(policy: true) of {owner}: {cause}", location);
        if ((annotation.Type ?? annotation.Json) is not null
            && DocumentColumns.Problem(symbol, annotation) is { } trouble)
            Report("RFR2005", DiagnosticSeverity.Error, $"@csharp(type: \"…\") of {owner}: {trouble}", location);
        var given = annotation.Name;
        if (given is not null && CSharpNames.IsIdentifier(given)) (wanted, distance) = (given, 0);
        else if (given is not null)
            Report("RFR2003", DiagnosticSeverity.Error,
                $"\"{given}\" cannot be the C# name of {owner}: give letters, digits and underscores that "
                    + "begin with a letter and are no word of C#.", location);

        return isReserved(wanted)
            ? new NamedThing(symbol, owner, wanted + suffix, null, wanted, distance + 4, location)
            : new NamedThing(symbol, owner, wanted, distance == 0 || isReserved(spelled) ? null : spelled, null,
                distance, location);
    }

    private void Give(NamedThing thing, string name, NamedThing? winner)
    {
        _names[thing.Symbol] = name;
        if (thing.Reserved is not null)
            Report("RFR2002", DiagnosticSeverity.Info,
                $"The C# name of {thing.Owner} is {name}, because {thing.Reserved} is taken. Write /// "
                    + "@csharp(name: \"…\") above it to choose another.",
                thing.Location);
        else if (winner is not null && thing.Distance == 0)
            Report("RFR2003", DiagnosticSeverity.Error,
                $"The C# name {thing.Wanted} is chosen twice: for {winner.Owner} and for {thing.Owner}.",
                thing.Location);
        else if (winner is not null)
            Report("RFR2001", DiagnosticSeverity.Info,
                $"The C# name of {thing.Owner} is {name}, because that of {winner.Owner} is {thing.Wanted}. "
                + "Write /// @csharp(name: \"…\") above it to choose another.", thing.Location);
    }

    private static string Free(HashSet<string> taken, string name, string suffix)
    {
        var free = name + suffix;
        for (var number = 2; !taken.Add(free); number++) free = name + suffix + number;
        return free;
    }

    /// <summary>Longer file names do not fit on every disk.</summary>
    private static string FileOf(string name) => name.Length <= 60 ? name : name.Substring(0, 60);

    private void Report(string code, DiagnosticSeverity severity, string message, SourceLocation location) =>
        _findings.Add(new SchemaDiagnostic(code, severity, message, location));
}
