namespace Refract.Schema.Binding;

/// <summary>Binds the attributes of an enum and of its values.</summary>
internal static class EnumBinder
{
    private static readonly string[] ValueAttributes = ["map"];
    private static readonly string[] BlockAttributes = ["map", "schema"];

    internal static void Bind(EnumSymbol symbol, DiagnosticSink sink)
    {
        foreach (var value in symbol.Values)
        {
            if (value.Syntax.Attributes.Count == 0) continue;
            var reader = new AttributeReader(symbol.File, value.Syntax.Attributes, ValueAttributes, sink);
            if (reader.Take("map") is { } map)
            {
                value.MappedName = map.AsString(map.TakeDefault("name"));
                map.Finish();
            }

            if (reader.HasLeft) reader.ReportLeft("an enum value");
        }

        if (symbol.Attributes.Count == 0) return;
        var attributes = new AttributeReader(symbol.File, symbol.Attributes, BlockAttributes, sink);
        if (attributes.Take("map") is { } blockMap)
        {
            symbol.MappedName = blockMap.AsString(blockMap.TakeDefault("name"));
            blockMap.Finish();
        }

        if (attributes.Take("schema") is { } schema)
        {
            symbol.DatabaseSchemaSyntax = schema.TakeDefault("map");
            symbol.DatabaseSchema = schema.AsString(symbol.DatabaseSchemaSyntax);
            schema.Finish();
        }

        if (attributes.HasLeft) attributes.ReportLeft("an enum");
    }
}
