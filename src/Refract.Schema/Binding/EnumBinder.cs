using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>Binds the attributes of an enum and of its values.</summary>
internal static class EnumBinder
{
    internal static void Bind(EnumSymbol symbol, DiagnosticSink sink)
    {
        foreach (var value in symbol.Values)
        {
            if (value.Syntax.Attributes.Count == 0) continue;
            var reader = new AttributeReader(symbol.File, value.Syntax.Attributes, sink);
            if (reader.Take("map") is { } map)
            {
                value.MappedName = map.AsString(map.TakeDefault("name"));
                map.Finish();
            }

            reader.Finish("an enum value");
        }

        var attributes = new AttributeReader(symbol.File,
            symbol.Syntax.Members.OfType<BlockAttributeSyntax>().Select(line => line.Attribute), sink);
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

        attributes.Finish("an enum");
    }
}
