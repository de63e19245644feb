using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>Makes schemas and their parts at random.</summary>
internal sealed class RandomMaker(Random random, SqlProvider provider)
{
    private int _count;

    public bool IsPostgreSql => provider == SqlProvider.PostgreSql;

    public Random Random => random;

    public bool OneIn(int count) => random.Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public int Id() => ++_count;

    public string Name(string prefix) => $"{prefix}{++_count}";

    public RandomSchema Make()
    {
        var schema = new RandomSchema(provider);
        if (IsPostgreSql && OneIn(4)) schema.Namespaces.AddRange(["public", "other"]);
        for (var i = random.Next(3); i > 0; i--) schema.Enums.Add(EnumType(schema));
        for (var i = 1 + random.Next(4); i > 0; i--)
        {
            schema.Models.Add(Model(schema, isNew: false));
            // Only to models before it, so that the rows can be inserted in order.
            foreach (var target in schema.Models.Where(_ => OneIn(3)).ToArray())
                schema.Relations.Add(Relation(schema, schema.Models[^1], target, isNew: false));
        }

        if (OneIn(3)) AddJoin(schema);
        return schema;
    }

    public RandomModel Model(RandomSchema schema, bool isNew)
    {
        var name = Name("M");
        var model = new RandomModel(Id(), name, OneIn(2) ? RandomKey.Int : Pick(Enum.GetValues<RandomKey>()))
        {
            Map = OneIn(4) ? "t_" + name : null, Namespace = Namespace(schema),
            KeyMap = OneIn(6) ? "id_" + name : null, ConstraintMap = IsPostgreSql && OneIn(8) ? "key_" + name : null,
        };
        for (var i = random.Next(6); i > 0; i--) model.Fields.Add(Field(schema, isNew));
        for (var i = random.Next(3); i > 0; i--) AddIndex(model);
        return model;
    }

    public RandomEnum EnumType(RandomSchema schema) => new(Id(), Name("E"), Namespace(schema),
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Value())]);

    public (int Id, string Name) Value() => (Id(), Name("V"));

    public string? Namespace(RandomSchema schema) => schema.Namespaces.Count == 0 ? null : Pick(schema.Namespaces);

    /// <param name="schema">The schema that it is for.</param>
    /// <param name="isNew">True when there are rows already, so that it must be optional or have a default.</param>
    public RandomField Field(RandomSchema schema, bool isNew)
    {
        var type = schema.Enums.Count > 0 && OneIn(4) ? null : Pick(RandomType.All(provider));
        var isList = IsPostgreSql && type?.CanBeList != false && OneIn(6);
        var value = type is null ? "" : type.Defaults.Length > 0 ? Pick(type.Defaults) : null;
        if (isList && value?.Contains('(', StringComparison.Ordinal) == true) value = null;
        // What the client makes is no default of the database.
        var fills = value is not null && value is not ("uuid()" or "cuid()");
        var isOptional = !isList && (isNew && !fills || OneIn(2));
        var name = Name("f");
        return new RandomField(Id(), name, type)
        {
            Enum = type is null ? Pick(schema.Enums).Id : null, IsList = isList, IsOptional = isOptional,
            Default = value is not null && (OneIn(3) || isNew && !isOptional && !isList) ? value : null,
            IsUnique = !isNew && !isList && type?.CanBeUnique == true && OneIn(5),
            Map = OneIn(6) ? "c_" + name : null,
        };
    }

    public void AddIndex(RandomModel model)
    {
        var kind = Pick(Enum.GetValues<RandomIndexKind>());
        var fields = model.Fields.Where(field => CanHave(field, kind)).ToArray();
        if (fields.Length == 0) return;
        var isOfTwo = kind is RandomIndexKind.Plain && fields.Length > 1 && OneIn(3);
        model.Indexes.Add(new RandomIndex(Id(), isOfTwo ? [fields[1].Id, fields[0].Id] : [Pick(fields).Id], kind)
        {
            // Two on one field would have one name.
            Map = OneIn(3) || model.Indexes.Exists(index => index.Fields.Any(id => fields.Any(field => field.Id == id)))
                ? Name("i") : null,
        });
    }

    public bool CanHave(RandomField field, RandomIndexKind kind)
    {
        if (kind == RandomIndexKind.Gin)
            return IsPostgreSql && (field.IsList || field.Type is { Name: "Json", Native: null });
        if (kind is RandomIndexKind.Brin)
            return IsPostgreSql && !field.IsList
                && field.Type is { Native: null, Name: "Int" or "BigInt" or "DateTime" };
        if (kind is RandomIndexKind.Hash && !IsPostgreSql) return false;
        if (kind is RandomIndexKind.Partial or RandomIndexKind.UniqueWithKeyPartial
            && field.Type is not { Native: null })
            return false;
        return !field.IsList && field.Type?.IsOrdered != false
            && !(kind == RandomIndexKind.Hash && field.Type is { Native: "Money" or "VarBit(9)" });
    }

    public RandomRelation Relation(RandomSchema schema, RandomModel source, RandomModel target, bool isNew)
    {
        var relation = new RandomRelation(Id(), source.Id, target.Id, Name("r"))
        {
            IsRequired = !isNew && OneIn(3), IsUnique = OneIn(5), IsIndexed = OneIn(4),
            Map = IsPostgreSql && OneIn(8) ? Name("fk") : null,
        };
        return schema.Models.Contains(target) ? WithActions(relation) : relation;
    }

    public RandomRelation WithActions(RandomRelation relation) => relation with
    {
        OnDelete = Action(relation), OnUpdate = Action(relation),
    };

    private string? Action(RandomRelation relation) =>
        OneIn(2) ? null
            : Pick<string>(["Cascade", "Restrict", "NoAction", relation.IsRequired ? "Cascade" : "SetNull"]);

    public void AddJoin(RandomSchema schema)
    {
        var ends = schema.Models.Where(model => model.Key != RandomKey.Composite).ToArray();
        if (ends.Length == 0) return;
        var (one, other) = (Pick(ends).Id, Pick(ends).Id);
        var isNamed = one == other || OneIn(2) || schema.Joins.Exists(join => join.Name is null
            && (join.One, join.Other) is var pair && (pair == (one, other) || pair == (other, one)));
        schema.Joins.Add(new RandomJoin(Id(), one, other, isNamed ? Name("J") : null));
    }
}
