using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Binds ids, unique keys, indexes and shard keys.</summary>
internal static class KeyBinder
{
    private static readonly string[] IndexTypes = ["BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"];

    /// <summary>
    /// The <c>@id</c> of a field may only be judged when it is known whether the whole model is ignored.
    /// </summary>
    internal static void CheckIdArity(ModelSymbol model, DiagnosticSink sink)
    {
        if (model.IsIgnored || model.PrimaryKey is not { IsOnField: true } key
            || key.Fields[0].Field.Arity == FieldArity.Required) return;
        sink.Report(AttributeRules.OptionalId, model.File, key.Attribute,
            $"An id must have exactly one value. Make `{key.Fields[0].Field.Name}` of type "
            + $"`{key.Fields[0].Field.TypeName}`, without "
            + "`?` or `[]`.");
    }

    internal static void BindFieldId(FieldSymbol field, ArgumentReader reader, DiagnosticSink sink)
    {
        var model = field.Model;
        if (model.PrimaryKey is not null)
        {
            sink.Report(AttributeRules.SeveralIds, model.File, model.Syntax.Name,
                $"Several fields of `{model.Name}` are marked `@id`. For an id of several columns write "
                + $"`@@id([{model.PrimaryKey.Fields[0].Field.Name}, {field.Name}])` instead.");
        }

        var key = new KeySymbol(model, KeyKind.Id, reader.Attribute, true) { MappedName = reader.TakeName("map") };
        BindSingleField(key, field, reader);
        model.PrimaryKey ??= key;
        reader.Finish();
    }

    /// <summary>A field that is defined again is left out, and yet its <c>@id</c> may be one too many.</summary>
    internal static void CheckRepeatedIds(ModelSymbol model, DiagnosticSink sink)
    {
        if (model.RepeatedFields.Count == 0) return;
        var ids = model.RepeatedFields.FindAll(
            static field => field.Syntax.Attributes.Any(static attribute => attribute.Name.Is("id")));
        if (ids.Count + (model.PrimaryKey is null ? 0 : 1) < 2) return;
        var last = ids[ids.Count - 1];
        var cause = new SourceLocation(last.File, last.Syntax.Name.Span);
        sink.Report(AttributeRules.SeveralIds, model.File, model.Syntax.Name,
            $"`{model.Name}` has more than one id: the field `{last.Name}` that is defined again on line "
            + $"{cause.Start.Line} is marked "
            + "`@id` as well.", cause);
    }

    internal static void BindFieldUnique(FieldSymbol field, ArgumentReader reader)
    {
        var key = new KeySymbol(field.Model, KeyKind.Unique, reader.Attribute,
            true) { MappedName = reader.TakeName("map") };
        BindSingleField(key, field, reader);
        IndexConditionReader.Bind(key, reader);
        field.Model.Indexes.Add(key);
        reader.Finish();
    }

    internal static void BindFieldShardKey(FieldSymbol field, ArgumentReader reader, DiagnosticSink sink)
    {
        var key = new KeySymbol(field.Model, KeyKind.ShardKey, reader.Attribute, true);
        key.Fields.Add(new KeyFieldSymbol(field, field.Name, null, null, null, false));
        SetShardKey(key, reader, sink);
    }

    internal static void BindBlockId(ModelSymbol model, ArgumentReader reader)
    {
        var key = new KeySymbol(model, KeyKind.Id, reader.Attribute, false);
        var isComplete = KeyFieldReader.Read(key, reader);
        key.MappedName = reader.TakeName("map");
        BindClientName(key, reader);
        key.HasClustered = reader.AsBoolean(reader.Take("clustered")) is not null;
        reader.Finish();
        if (model.PrimaryKey is not null)
        {
            reader.Report(AttributeRules.SeveralIds, model.Syntax.Name,
                $"`{model.Name}` has both `@id` and `@@id`. Keep one of them; the other may become "
                    + "`@unique` or `@@unique`.");
        }

        var optional = key.Fields.Select(part => part.Field)
            .Where(field => field.Arity != FieldArity.Required).ToList();
        var subjects = optional.Select(field => Lines.Subject(field.Name, field.Redefinition, field.File));
        if (optional.Count > 0 && !model.IsIgnored)
            reader.Report(AttributeRules.OptionalId, reader.Attribute,
                $"All columns of an id must have exactly one value: {string.Join(", ", subjects)} may be null "
                + "or hold several.",
                optional.TrueForAll(field => field.IsRepeated) ? optional[0].Redefinition : null);
        if (isComplete || model.PrimaryKey is null) model.PrimaryKey = key;
    }

    internal static void BindBlockUnique(ModelSymbol model, ArgumentReader reader)
    {
        var key = new KeySymbol(model, KeyKind.Unique, reader.Attribute, false);
        KeyFieldReader.Read(key, reader);
        BindClientName(key, reader);
        key.MappedName = reader.TakeName("map");
        key.HasClustered = reader.AsBoolean(reader.Take("clustered")) is not null;
        IndexConditionReader.Bind(key, reader);
        model.Indexes.Add(key);
        reader.Finish();
    }

    internal static void BindIndex(ModelSymbol model, ArgumentReader reader)
    {
        var key = new KeySymbol(model, KeyKind.Index, reader.Attribute, false);
        KeyFieldReader.Read(key, reader);
        var name = reader.TakeName("name");
        key.MappedName = reader.TakeName("map");
        // `name` is the older word for `map` here: a plain index has no name in the client.
        if (name is not null && key.MappedName is not null)
            reader.Report(BindingRules.InvalidArgumentValue,
                "`name` is the older word for `map` here: give one of them, best `map`.");
        key.MappedName ??= name;
        if (reader.AsConstant(reader.Take("type"), "The type of an index") is { } type)
        {
            if (IndexTypes.Contains(type)) key.Algorithm = type;
            else
            {
                reader.Report(BindingRules.InvalidArgumentValue,
                    $"There is no index type `{type}`.{Spelling.Hint(type, IndexTypes)} There are "
                    + $"{string.Join(", ", IndexTypes.Select(known => $"`{known}`"))}.");
                key.IsBroken = true;
            }
        }

        key.HasClustered = reader.AsBoolean(reader.Take("clustered")) is not null;
        IndexConditionReader.Bind(key, reader);
        model.Indexes.Add(key);
        reader.Finish();
    }

    internal static void BindFullText(ModelSymbol model, ArgumentReader reader)
    {
        var key = new KeySymbol(model, KeyKind.FullText, reader.Attribute, false);
        KeyFieldReader.Read(key, reader);
        key.MappedName = reader.TakeName("map");
        model.Indexes.Add(key);
        reader.Finish();
    }

    internal static void BindShardKey(ModelSymbol model, ArgumentReader reader, DiagnosticSink sink)
    {
        var key = new KeySymbol(model, KeyKind.ShardKey, reader.Attribute, false);
        if (KeyFieldReader.Read(key, reader)) SetShardKey(key, reader, sink);
        else reader.Discard();
    }

    private static void SetShardKey(KeySymbol key, ArgumentReader reader, DiagnosticSink sink)
    {
        if (key.Model.ShardKey is not null)
            sink.Report(AttributeRules.InvalidShardKey, key.Model.File, key.Model.Syntax.Name,
                $"`{key.Model.Name}` has more than one shard key. Keep one of them.");
        if (!key.Model.IsIgnored && key.Fields.Any(field => field.Field.Arity != FieldArity.Required))
            reader.Report(AttributeRules.InvalidShardKey, "The columns of a shard key must be required.");
        key.Model.ShardKey ??= key;
        reader.Finish();
    }

    private static void BindSingleField(KeySymbol key, FieldSymbol field, ArgumentReader reader)
    {
        var length = reader.AsInteger(reader.Take("length"));
        bool? sort = null;
        if (reader.AsConstant(reader.Take("sort"), "`Asc` or `Desc`") is { } order)
        {
            if (order is "Asc" or "Desc") sort = order == "Desc";
            else reader.Report(BindingRules.InvalidArgumentValue, $"`sort` is `Asc` or `Desc`, not `{order}`.");
        }

        key.HasClustered = reader.AsBoolean(reader.Take("clustered")) is not null;
        key.Fields.Add(new KeyFieldSymbol(field, field.Name, sort, (int?)length, null, false));
    }

    private static void BindClientName(KeySymbol key, ArgumentReader reader)
    {
        key.ClientName = reader.TakeName("name");
        if (key.ClientName is null
            || key.ClientName.All(c => c is '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            return;
        reader.Report(AttributeRules.InvalidClientName,
            $"`{key.ClientName}` becomes a name in code: use letters, digits and `_`. The name in the "
                + "database is set with `map`.");
    }
}
