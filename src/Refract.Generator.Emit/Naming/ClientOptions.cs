using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Generator.Naming;

namespace Refract.Generator;

/// <summary>What the <c>generator</c> block says about the code.</summary>
/// <param name="Namespace">The namespace, without the <c>@</c> that words of C# need; empty for the global one.</param>
/// <param name="Client">The client's class name.</param>
/// <param name="Output">A folder to write the code to, or null for code that only the compiler sees.</param>
public sealed record ClientOptions(string Namespace, string Client, string? Output)
{
    /// <summary>
    /// True when enum values have their C# names in JSON (<c>jsonEnums = "csharp"</c>), not those of the schema.
    /// </summary>
    public bool HasCSharpEnums { get; init; }

    /// <summary>What <c>provider</c> says in a block of ours.</summary>
    public const string ProviderName = "refract";

    /// <summary>The nearest C# namespace to a project's root namespace, which may be anything.</summary>
    public static string Namespaced(string rootNamespace) => CSharpNames.Namespace(rootNamespace);

    /// <summary>
    /// Reads our generator block: the one with <c>provider = "refract"</c>, else the only one there is, else none.
    /// Foreign settings are left alone.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="defaultNamespace">
    /// The namespace when the block does not say one, usually the project's root namespace; what C# does not take is
    /// replaced.
    /// </param>
    /// <param name="report">Takes what is wrong.</param>
    public static ClientOptions Read(PrismaSchema schema, string defaultNamespace,
        Action<SchemaDiagnostic>? report = null)
    {
        var block = schema.Generators.FirstOrDefault(generator => generator.Provider == ProviderName)
            ?? (schema.Generators.Count == 1 ? schema.Generators[0] : null);
        var isOurs = block is { Provider: ProviderName };
        var given = Setting("namespace");
        if (given is not null && !CSharpNames.IsNamespace(given))
        {
            report?.Invoke(new SchemaDiagnostic("RFR2004", DiagnosticSeverity.Error,
                $"\"{given}\" is not a C# namespace. Give names separated by dots, for example \"MyApp.Data\".",
                block!.Location));
            given = null;
        }

        var client = Setting("client");
        if (client is not null && !CSharpNames.IsIdentifier(client))
        {
            // A foreign block (prisma-client-js) may have a setting of the same name that means something else.
            if (isOurs)
                report?.Invoke(new SchemaDiagnostic("RFR2004", DiagnosticSeverity.Error,
                    $"\"{client}\" cannot be the name of a C# class. Give letters, digits and underscores, "
                        + "for example \"AppDb\".", block!.Location));
            client = null;
        }

        var jsonEnums = isOurs ? Setting("jsonEnums") : null;
        if (jsonEnums is not (null or "schema" or "csharp"))
            report?.Invoke(new SchemaDiagnostic("RFR2004", DiagnosticSeverity.Error,
                $"\"{jsonEnums}\" is no way to name enum values in JSON. Give \"schema\" (PENDING, as the schema "
                    + "has it) or \"csharp\" (Pending).", block!.Location));
        return new ClientOptions(given ?? CSharpNames.Namespace(defaultNamespace), client ?? "AppDb",
            isOurs ? Setting("output") : null) { HasCSharpEnums = jsonEnums == "csharp" };

        string? Setting(string name) =>
            block is not null && block.Settings.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }
}
