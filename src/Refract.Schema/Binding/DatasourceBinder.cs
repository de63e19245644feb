using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>Binds <c>datasource</c> blocks.</summary>
internal sealed class DatasourceBinder(SchemaSymbols symbols, DiagnosticSink sink)
{
    private static readonly Dictionary<string, DatabaseProvider> Providers = new(StringComparer.Ordinal)
    {
        ["postgresql"] = DatabaseProvider.PostgreSql,
        ["postgres"] = DatabaseProvider.PostgreSql,
        ["sqlite"] = DatabaseProvider.Sqlite,
        ["cockroachdb"] = DatabaseProvider.CockroachDb,
        ["mysql"] = DatabaseProvider.MySql,
        ["sqlserver"] = DatabaseProvider.SqlServer,
        ["mongodb"] = DatabaseProvider.MongoDb,
    };

    internal void Bind(IReadOnlyList<DatasourceSymbol> datasources)
    {
        foreach (var datasource in datasources)
        {
            if (datasources.Count > 1)
            {
                sink.Report(BindingRules.SeveralDatasources, datasource.File, datasource.Syntax.Name,
                    $"A schema has one datasource, and this one has {datasources.Count}. Keep one, and "
                    + "split the schema if there are "
                    + "several databases.");
            }

            BindSettings(datasource);
        }

        symbols.Datasource = datasources.Count > 0 ? datasources[0] : null;
    }

    private void BindSettings(DatasourceSymbol datasource)
    {
        var settings = new SettingReader(datasource.File, datasource.Syntax, sink);
        BindProvider(datasource, settings);
        datasource.Url = settings.TakeStringOrEnv("url");
        datasource.DirectUrl = settings.TakeStringOrEnv("directUrl");
        datasource.ShadowDatabaseUrl = settings.TakeStringOrEnv("shadowDatabaseUrl");
        BindRelationMode(datasource, settings);
        BindSchemas(datasource, settings);
        BindExtensions(datasource, settings);
        if (settings.Take("previewFeatures") is { } features)
            sink.Report(BindingRules.UnknownSetting, datasource.File, features,
                "Preview features are switched on in a `generator` block. Move this line there.");
        settings.Finish("a datasource",
            ["provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode", "schemas", "extensions"]);
    }

    private void BindExtensions(DatasourceSymbol datasource, SettingReader settings)
    {
        if (settings.Take("extensions") is not { Value: { } value } setting) return;
        if (datasource.Provider is DatabaseProvider.PostgreSql or null)
        {
            datasource.ExtensionsSetting = setting;
            new ExtensionBinder(datasource, sink).Bind(value);
            return;
        }

        sink.Report(BindingRules.UnknownSetting, datasource.File, setting,
            $"`extensions` exists on PostgreSQL only, and the provider is `{datasource.ProviderText}`. "
                + "Remove the line.");
    }

    private void BindProvider(DatasourceSymbol datasource, SettingReader settings)
    {
        if (settings.Take("provider") is not { } setting)
        {
            sink.Report(BindingRules.MissingSetting, datasource.File, datasource.Syntax.Name,
                "A datasource names its database. Add `provider = \"postgresql\"` or `provider = \"sqlite\"`.");
            return;
        }

        if (setting.Value is not { } value) return;
        if (value.AsString() is not { } provider)
        {
            var why = value is FunctionCallSyntax { Name.Text: "env" }
                ? "The provider decides what the schema means and cannot come from the environment."
                : "The provider is a string in quotes.";
            sink.Report(BindingRules.WrongKindOfValue, datasource.File,
                value is FunctionCallSyntax ? datasource.Syntax.Name : value,
                $"{why} Write `provider = \"postgresql\"` or `provider = \"sqlite\"`.");
            return;
        }

        datasource.ProviderText = provider;
        if (!Providers.TryGetValue(provider, out var known))
        {
            sink.Report(BindingRules.UnknownProvider, datasource.File, value,
                $"There is no provider `{provider}`.{Spelling.Hint(provider, Providers.Keys)} Supported are "
                + "`postgresql`, `sqlite` "
                + "and `cockroachdb`.");
            return;
        }

        datasource.Provider = known;
        if (known is not (DatabaseProvider.MySql or DatabaseProvider.SqlServer or DatabaseProvider.MongoDb)) return;
        sink.Report(BindingRules.UnsupportedProvider, datasource.File, value,
            $"The provider `{provider}` is not supported. Use `postgresql`, or `sqlite` for an embedded "
            + "database; the models can "
            + $"stay, the native types behind `@{datasource.Name}.` cannot.");
    }

    private void BindRelationMode(DatasourceSymbol datasource, SettingReader settings)
    {
        var mode = settings.Take("relationMode");
        var old = settings.Take("referentialIntegrity");
        if (old is not null)
            sink.Report(BindingRules.RenamedSetting, datasource.File, old,
                "`referentialIntegrity` is called `relationMode` now. Rename it.");
        if (mode is not null && old is not null)
        {
            sink.Report(BindingRules.InvalidRelationMode, datasource.File, old,
                "`referentialIntegrity` is the older word for `relationMode`: both are set. Remove this one.");
            return;
        }

        if ((mode ?? old) is not { Value: { } value } setting || settings.AsString(value) is not { } text) return;
        datasource.EmulatesRelations = text == "prisma";
        if (text is "prisma" or "foreignKeys") return;
        settings.ReportUnusable(BindingRules.InvalidRelationMode, datasource.Syntax, setting,
            "is none of the values it may have");
        sink.Report(BindingRules.InvalidRelationMode, datasource.File, value,
            $"`relationMode` is `\"foreignKeys\"` or `\"prisma\"`, not `\"{text}\"`.");
    }

    private void BindSchemas(DatasourceSymbol datasource, SettingReader settings)
    {
        if (settings.Take("schemas") is not { Value: { } value } setting) return;
        datasource.SchemasSetting = setting;
        var schemas = new List<(string Name, ExpressionSyntax Syntax)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in value.AsItems())
        {
            if (settings.AsString(item) is not { } name) continue;
            if (names.Add(name)) schemas.Add((name, item));
            else
                sink.Report(BindingRules.InvalidSchemas, datasource.File, item,
                    $"The schema `{name}` stands here twice. Remove one of them.");
        }

        if (value is ListSyntax { Items.Count: 0 })
            sink.Report(BindingRules.InvalidSchemas, datasource.File, value,
                "The list of schemas is empty. Name the database's schemas, or remove the line.");
        datasource.Schemas = schemas;
        if (datasource.Provider == DatabaseProvider.Sqlite)
            sink.Report(BindingRules.InvalidSchemas, datasource.File, value,
                "SQLite has no schemas within a database. Remove the line.");
    }
}
