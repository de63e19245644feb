using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Binds <c>generator</c> blocks: ours with its settings, foreign ones as they are.</summary>
internal sealed class GeneratorBinder(SchemaSymbols symbols, DiagnosticSink sink)
{
    private const string OwnProvider = "refract";

    /// <summary>Settings of clients for other languages; a schema that comes from there keeps them.</summary>
    private static readonly string[] Ignored =
        ["recursive_type_depth", "interface", "binaryTargets", "engineType", "runtime", "moduleFormat",
            "generatedFileExtension",
            "importFileExtension", "partial_type_generator", "enable_experimental_decimal", "config"];

    internal void Bind(IReadOnlyList<(SourceFile File, BlockSyntax Block)> generators)
    {
        foreach (var (file, block) in generators) symbols.Generators.Add(Bind(file, block));
    }

    private GeneratorBlock Bind(SourceFile file, BlockSyntax block)
    {
        var settings = new SettingReader(file, block, sink);
        var providerSetting = settings.Take("provider");
        if (providerSetting is null)
        {
            sink.Report(BindingRules.MissingSetting, file, block.Name,
                $"A generator names the program that it is for. Add `provider = \"{OwnProvider}\"`.");
        }

        var provider = ProviderText(file, providerSetting);
        var features = BindPreviewFeatures(file, settings);
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings.Left)
        {
            if (setting.Value is not { } value) continue;
            others[setting.Name.Text] = value.AsText();
            if (setting.Name.Text == "engineType" && value.AsString() is null)
                sink.Report(BindingRules.WrongKindOfValue, file, value,
                    $"A string in quotes is expected here, not {value.Describe()}.");
            else if (provider == OwnProvider && Ignored.Contains(setting.Name.Text))
                sink.Report(BindingRules.IgnoredSetting, file, setting,
                    $"`{setting.Name.Text}` says something to another client and is ignored by this one.");
            else if (setting.Name.Text is "output" or "binaryTargets") CheckText(file, value);
        }

        return new GeneratorBlock
        {
            Name = block.Name.Text,
            Provider = provider,
            PreviewFeatures = features,
            Settings = others,
            Location = new SourceLocation(file, block.Span),
        };
    }

    private string ProviderText(SourceFile file, SettingSyntax? setting)
    {
        if (setting?.Value is not { } value || value is FunctionCallSyntax { Name.Text: "env" }) return "";
        CheckText(file, value);
        return value.AsString() ?? "";
    }

    private void CheckText(SourceFile file, ExpressionSyntax value)
    {
        foreach (var item in value.AsItems())
        {
            if (item.AsString() is null && item is not FunctionCallSyntax { Name.Text: "env" })
                sink.Report(BindingRules.WrongKindOfValue, file, item,
                    $"A string in quotes or `env(\"NAME\")` is expected here, not {item.Describe()}.");
        }
    }

    private List<string> BindPreviewFeatures(SourceFile file, SettingReader settings)
    {
        var features = new List<string>();
        if (settings.Take("previewFeatures")?.Value is not { } value) return features;
        foreach (var item in value.AsItems())
        {
            if (settings.AsString(item) is not { } name) continue;
            features.Add(name);
            symbols.PreviewFeatures.Add(name);
            if (PreviewFeatures.IsActive(name, symbols.Datasource?.Provider)) continue;
            if (PreviewFeatures.IsForAnotherProvider(name))
                sink.Report(BindingRules.DeprecatedPreviewFeature, file, item,
                    $"The preview feature `{name}` has an effect on PostgreSQL alone.");
            else if (PreviewFeatures.IsDeprecated(name))
                sink.Report(BindingRules.DeprecatedPreviewFeature, file, item,
                    $"The preview feature `{name}` has no effect any more. Remove it from the list.");
            else
            {
                sink.Report(BindingRules.UnknownPreviewFeature, file, item,
                    $"There is no preview feature `{name}`.{Spelling.Hint(name, PreviewFeatures.Active)} There are "
                    + $"{string.Join(", ", PreviewFeatures.Active.Select(known => $"`{known}`"))}.");
            }
        }

        return features;
    }
}
