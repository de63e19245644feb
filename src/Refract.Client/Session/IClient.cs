using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>What the runtime asks of a generated client. Generated code implements it explicitly.</summary>
/// <typeparam name="TSelf">The client.</typeparam>
public interface IClient<TSelf> where TSelf : ClientBase<TSelf>, IClient<TSelf>
{
    /// <summary>Makes a client on a context: the root, or one inside a transaction.</summary>
    static abstract TSelf Create(ClientContext context);

    /// <summary>The enums of the schema, for values in raw SQL.</summary>
    static virtual IReadOnlyList<Refract.Relational.Sql.EnumMap> Enums => [];

    /// <summary>The models of the schema.</summary>
    static virtual IReadOnlyList<ModelInfo> Models => [];

    /// <summary>The contracts of the records with System.Text.Json.</summary>
    static virtual IJsonTypeInfoResolver JsonResolver => new ModelJsonResolver();

    /// <summary>The providers that the project references.</summary>
    static abstract IReadOnlyList<IDatabaseProvider> Providers { get; }
}
