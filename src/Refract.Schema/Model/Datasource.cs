using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>The <c>datasource</c> block.</summary>
public sealed class Datasource
{
    /// <summary>Its name, usually <c>db</c>; native types are written <c>@db.VarChar</c> after it.</summary>
    public required string Name { get; init; }

    /// <summary>Which database the schema is written for.</summary>
    public required DatabaseProvider Provider { get; init; }

    /// <summary>The provider as it stands in the file, for example <c>postgres</c>.</summary>
    public required string ProviderText { get; init; }

    /// <summary><c>url</c>, or null: version 7 of the language keeps it elsewhere.</summary>
    public StringOrEnv? Url { get; init; }

    /// <summary><c>directUrl</c>, used for migrations where <c>url</c> goes through a pooler.</summary>
    public StringOrEnv? DirectUrl { get; init; }

    /// <summary><c>shadowDatabaseUrl</c></summary>
    public StringOrEnv? ShadowDatabaseUrl { get; init; }

    /// <summary>True for <c>relationMode = "prisma"</c>: no foreign keys in the database.</summary>
    public bool EmulatesRelations { get; init; }

    /// <summary><c>schemas</c>; empty when not given.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary><c>extensions</c>; empty when not given.</summary>
    public IReadOnlyList<DatabaseExtension> Extensions { get; init; } = [];

    /// <summary>The block's place.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>A setting that is written as text or as <c>env("NAME")</c>; exactly one of the two is set.</summary>
/// <param name="Value">The literal text, or null.</param>
/// <param name="Variable">The environment variable's name, or null.</param>
public sealed record StringOrEnv(string? Value, string? Variable);

/// <summary>One entry of a datasource's <c>extensions</c>.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="DatabaseName">Its name in the database (<c>map</c>, or the same).</param>
/// <param name="Version">The pinned version, or null.</param>
/// <param name="Schema">The database schema to install it in, or null.</param>
public sealed record DatabaseExtension(string Name, string DatabaseName, string? Version, string? Schema);
