using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>
/// A schema with every name resolved: what the generator, the migrations and the command line work from. Lists keep the
/// order of the files and, within a file, of the text. Present also when the schema has errors, as far as it could be
/// made out.
/// </summary>
public sealed class PrismaSchema
{
    /// <summary>The files it was read from, in the order in which they were given.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>The datasource, or null when no file has one.</summary>
    public Datasource? Datasource { get; init; }

    /// <summary>All generators, ours and foreign.</summary>
    public required IReadOnlyList<GeneratorBlock> Generators { get; init; }

    /// <summary>Models and views (<see cref="Model.IsView"/>).</summary>
    public required IReadOnlyList<Model> Models { get; init; }

    /// <summary>All enums.</summary>
    public required IReadOnlyList<EnumType> Enums { get; init; }

    /// <summary>Every relation between two models, each once.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }

    /// <summary>The model of that name in the schema, or null.</summary>
    public Model? FindModel(string name) => Models.FirstOrDefault(model => model.Name == name);

    /// <summary>The enum of that name in the schema, or null.</summary>
    public EnumType? FindEnum(string name) => Enums.FirstOrDefault(type => type.Name == name);
}
