namespace Refract.Schema.Binding;

/// <summary>
/// Binds the attributes in a composite type. No database of ours has such types: this is only so much as keeps the messages true.
/// </summary>
internal static class CompositeTypeBinder
{
    internal static void Bind(ModelSymbol type, DiagnosticSink sink)
    {
        foreach (var attribute in type.Attributes)
        {
            sink.Report(BindingRules.UnknownAttribute, type.File, attribute,
                $"A composite type takes no attributes such as `@@{attribute.Name.Text}`. Keys, indexes and names belong to the model "
                + "that holds it.");
        }

        foreach (var field in type.Fields)
        {
            foreach (var attribute in field.Syntax.Attributes)
            {
                if (attribute.Name.Text is "id" or "unique" or "relation")
                {
                    sink.Report(BindingRules.UnknownAttribute, type.File, attribute,
                        $"`@{attribute.Name.Text}` cannot stand in a composite type. Put it on a field of the model that holds it.");
                }
            }
        }
    }
}
