using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>Binds the attributes of models and views and of their fields.</summary>
internal sealed class ModelAttributeBinder(SchemaSymbols symbols, DiagnosticSink sink)
{
    private static readonly string[] BlockAttributes = ["ignore", "id", "map", "schema", "index", "unique", "fulltext",
        "shardKey"];
    private static readonly string[] RelationAttributes = ["relation", "id", "ignore", "default", "map", "unique"];
    private static readonly string[] FieldAttributes = ["map", "ignore", "relation", "id", "updatedAt", "default",
        "unique", "shardKey"];

    private readonly DefaultBinder _defaults = new(symbols);

    internal void BindColumns(ModelSymbol model)
    {
        foreach (var field in model.Fields)
        {
            if (field.IsColumn) BindColumn(field);
            else if (field.Kind == FieldKind.Unknown) CheckAttributeNames(field);
        }
    }

    internal void BindRelationFields(ModelSymbol model)
    {
        foreach (var field in model.Fields)
            if (field.Kind == FieldKind.Relation) BindRelationField(field);
    }

    internal void BindBlock(ModelSymbol model)
    {
        if (model.Attributes.Count > 0) BindBlockAttributes(model);
        // Those of fields and those of the block, in the order of the text.
        if (model.Indexes.Count > 1)
            model.Indexes.Sort(static (a, b) => a.Attribute.Span.Start.CompareTo(b.Attribute.Span.Start));
        KeyBinder.CheckIdArity(model, sink);
        KeyBinder.CheckRepeatedIds(model, sink);
    }

    private void BindBlockAttributes(ModelSymbol model)
    {
        var attributes = new AttributeReader(model.File, model.Attributes, BlockAttributes, sink);
        if (attributes.Take("ignore") is { } ignore)
        {
            model.IsIgnored = true;
            foreach (var field in model.Fields.Where(field => field is { IsIgnored: true, IsColumn: true }))
            {
                sink.Report(AttributeRules.IgnoreMisuse, model.File, field.Syntax,
                    $"The whole {model.Word} is ignored by `@@ignore`: remove `@ignore` from the field "
                        + $"`{field.Name}`.");
            }

            ignore.Finish();
        }

        if (attributes.Take("id") is { } id) KeyBinder.BindBlockId(model, id);
        if (attributes.Take("map") is { } map)
        {
            model.MapAttribute = map.Attribute;
            model.MappedName = map.AsString(map.TakeDefault("name"));
            map.Finish();
        }

        if (attributes.Take("schema") is { } schema)
        {
            model.DatabaseSchemaSyntax = schema.TakeDefault("map");
            model.DatabaseSchema = schema.AsString(model.DatabaseSchemaSyntax);
            schema.Finish();
        }

        foreach (var index in attributes.TakeAll("index")) KeyBinder.BindIndex(model, index);
        foreach (var unique in attributes.TakeAll("unique")) KeyBinder.BindBlockUnique(model, unique);
        foreach (var fulltext in attributes.TakeAll("fulltext")) KeyBinder.BindFullText(model, fulltext);
        if (attributes.Take("shardKey") is { } shardKey) KeyBinder.BindShardKey(model, shardKey, sink);
        if (attributes.HasLeft) attributes.ReportLeft($"a {model.Word}");
        model.HasUnreadableLines |= attributes.HasErrors;
    }

    private void BindColumn(FieldSymbol field)
    {
        if (field.Syntax.Attributes.Count == 0) return;
        var attributes = new AttributeReader(field.File, field.Syntax.Attributes, FieldAttributes, sink);
        if (attributes.Take("map") is { } map)
        {
            field.MappedName = map.AsString(map.TakeDefault("name"));
            map.Finish();
        }

        if (attributes.Take("ignore") is { } ignore)
        {
            if (field.Kind == FieldKind.Unsupported)
                ignore.Report(AttributeRules.IgnoreMisuse,
                    "The client ignores fields of type `Unsupported` anyway. Remove `@ignore`.");
            else field.IsIgnored = true;
            ignore.Finish();
        }

        if (attributes.Take("relation") is { } relation)
        {
            relation.Report(AttributeRules.AttributeMisplaced,
                $"`@relation` belongs to the field whose type is a model, not to `{field.Name}`, which is "
                    + $"of type `{field.TypeName}`.");
            relation.Discard();
        }

        if (attributes.Take("id") is { } id) KeyBinder.BindFieldId(field, id, sink);
        if (attributes.Take("updatedAt") is { } updatedAt)
        {
            field.IsUpdatedAt = true;
            if (!field.IsScalar(ScalarType.DateTime) || field.Arity == FieldArity.List)
                updatedAt.Report(AttributeRules.UpdatedAtMisuse,
                    "`@updatedAt` keeps a single point in time: the field must be of type `DateTime`, not "
                        + $"`{field.Syntax.Type}`.");
            updatedAt.Finish();
        }

        if (attributes.Take("default") is { } defaultValue) _defaults.Bind(field, defaultValue);
        if (field.Kind == FieldKind.Scalar && attributes.TakeNativeType() is { } native) BindNativeType(field, native);
        if (attributes.Take("unique") is { } unique) KeyBinder.BindFieldUnique(field, unique);
        if (attributes.Take("shardKey") is { } shardKey) KeyBinder.BindFieldShardKey(field, shardKey, sink);
        if (attributes.HasLeft) attributes.ReportLeft($"a field of type `{field.TypeName}`");
        field.Model.HasUnreadableLines |= attributes.HasErrors;
    }

    /// <summary>Of a field without a known type it can still be told whether its attributes exist at all.</summary>
    private void CheckAttributeNames(FieldSymbol field)
    {
        foreach (var attribute in field.Syntax.Attributes)
        {
            var name = attribute.Name.Text;
            if (name.IndexOf('.') >= 0 || FieldAttributes.Contains(name)) continue;
            sink.Report(BindingRules.UnknownAttribute, field.File, attribute,
                $"`@{name}` is no attribute of a field.{Spelling.Hint(name, FieldAttributes)}");
        }
    }

    private static void BindNativeType(FieldSymbol field, AttributeSyntax attribute)
    {
        var name = attribute.Name.Text;
        var dot = name.IndexOf('.');
        string[] arguments = attribute.Arguments.Count == 0 ? []
            : [.. attribute.Arguments.Where(argument => argument.Value is not null)
                .Select(argument => argument.Value!.ToString())];
        field.NativeType = new NativeTypeSymbol(attribute, name.Substring(0, dot), name.Substring(dot + 1), arguments);
    }

    private void BindRelationField(FieldSymbol field)
    {
        if (field.Syntax.Attributes.Count == 0) return;
        var attributes = new AttributeReader(field.File, field.Syntax.Attributes, RelationAttributes, sink);
        if (attributes.Take("relation") is { } relation) field.Relation = RelationAttributeBinder.Bind(field, relation);
        RejectOnRelation(field, attributes, "id", "A relation cannot be the id");
        if (attributes.Take("ignore") is { } ignore)
        {
            field.IsIgnored = true;
            ignore.Finish();
        }

        RejectOnRelation(field, attributes, "default", "A relation has no default");
        RejectOnRelation(field, attributes, "map", "A relation is no column and has no name in the database");
        RejectOnRelation(field, attributes, "unique", "A relation cannot be unique");
        if (attributes.HasLeft) attributes.ReportLeft("a relation field");
        field.Model.HasUnreadableLines |= attributes.HasErrors;
    }

    private static void RejectOnRelation(FieldSymbol field, AttributeReader attributes, string name, string why)
    {
        if (attributes.Take(name) is not { } reader) return;
        var columns = field.Relation?.Fields is { Count: > 0 } fields ? fields : null;
        var hint = columns is null ? $"Put `@{name}` on the column that holds its key."
            : columns.Count == 1 ? $"Put `@{name}` on `{columns[0].Name}`."
            : name is "id" or "unique"
                ? $"Write `@@{name}([{string.Join(", ", columns.Select(column => column.Name))}])`."
            : $"Put `@{name}` on one of {string.Join(", ", columns.Select(column => $"`{column.Name}`"))}.";
        reader.Report(AttributeRules.AttributeMisplaced, $"{why}. {hint}");
        reader.Discard();
    }
}
