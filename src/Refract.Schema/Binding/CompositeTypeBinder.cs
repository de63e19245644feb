namespace Refract.Schema.Binding;

/// <summary>
/// Binds the attributes in a composite type. No database of ours has such types, yet what is wrong inside of one is
/// said along with that.
/// </summary>
internal sealed class CompositeTypeBinder(SchemaSymbols symbols, DiagnosticSink sink)
{
    private static readonly string[] FieldAttributes = ["map", "default"];

    private readonly DefaultBinder _defaults = new(symbols);

    internal void Bind(ModelSymbol type)
    {
        foreach (var attribute in type.Attributes)
        {
            sink.Report(BindingRules.UnknownAttribute, type.File, attribute,
                $"A composite type takes no attributes such as `@@{attribute.Name.Text}`. Keys, indexes and "
                + "names belong to the model "
                + "that holds it.");
        }

        foreach (var field in type.Fields)
            if (field.Syntax.Attributes.Count > 0) BindField(field);
        CheckMappedNames(type);
    }

    private void BindField(FieldSymbol field)
    {
        var attributes = new AttributeReader(field.File, field.Syntax.Attributes, FieldAttributes, sink);
        if (attributes.Take("map") is { } map)
        {
            field.MappedName = map.AsString(map.TakeDefault("name"));
            map.Finish();
        }

        if (field.IsColumn && attributes.Take("default") is { } defaultValue) _defaults.Bind(field, defaultValue);
        if (field.Kind == FieldKind.Scalar) attributes.TakeNativeType();
        if (field.Kind != FieldKind.Unknown && attributes.HasLeft) attributes.ReportLeft("a field of a composite type");
    }

    private void CheckMappedNames(ModelSymbol type)
    {
        HashSet<string>? mapped = null;
        foreach (var field in type.Fields)
        {
            if (field.MappedName is not { } name) continue;
            var isTaken = !(mapped ??= new(StringComparer.Ordinal)).Add(name)
                || (type.FieldsByName.TryGetValue(name, out var other) && !ReferenceEquals(other, field));
            if (isTaken)
                sink.Report(BindingRules.DuplicateField, type.File, field.Syntax,
                    $"`{field.Name}` is mapped to `{name}`, and so is another field of `{type.Name}`. "
                        + "Choose another name.");
        }
    }
}
