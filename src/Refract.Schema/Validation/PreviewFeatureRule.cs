using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Some parts of the language must be switched on.</summary>
internal static class PreviewFeatureRule
{
    internal static readonly SchemaRule Rule = new("RFR1112", "Preview feature is not switched on");

    internal static void Check(ValidationContext context)
    {
        var features = context.Symbols.PreviewFeatures;
        if (!features.Contains(PreviewFeatures.Views))
        {
            foreach (var view in context.Models.Where(model => model.IsView))
                context.Report(Rule, view, Message("Views", PreviewFeatures.Views));
        }

        if (!features.Contains(PreviewFeatures.PartialIndexes))
        {
            foreach (var index in context.Indexes.Where(index => index.ConditionSyntax is not null))
                context.Report(Rule, index.Model, index.ConditionSyntax!,
                    Message("Conditions of indexes", PreviewFeatures.PartialIndexes));
        }

        if (!features.Contains(PreviewFeatures.ShardKeys))
        {
            foreach (var key in context.Models.Select(model => model.ShardKey).OfType<KeySymbol>())
                context.Report(Rule, key, Message("Shard keys", PreviewFeatures.ShardKeys));
        }

        if (context.Symbols.Datasource is { ExtensionsSetting: { } setting } datasource
            && !features.Contains(PreviewFeatures.PostgreSqlExtensions))
            context.Report(Rule, datasource, setting, Message("Extensions", PreviewFeatures.PostgreSqlExtensions));
    }

    private static string Message(string what, string feature) =>
        $"{what} are a preview feature. Add `\"{feature}\"` to `previewFeatures` in a generator block.";
}
