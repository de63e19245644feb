using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Takes from generated code what text cannot say: CLR types of enums and related models.</summary>
public struct ModelBinder
{
    private readonly Dictionary<int, EnumMap> _enums;
    private readonly Dictionary<int, DocumentMap> _documents;
    private readonly Dictionary<int, Func<ModelInfo>> _targets;

    internal ModelBinder(Dictionary<int, EnumMap> enums, Dictionary<int, DocumentMap> documents,
        Dictionary<int, Func<ModelInfo>> targets)
    {
        _enums = enums;
        _documents = documents;
        _targets = targets;
    }

    /// <summary>The enum of a column.</summary>
    public readonly void Enum(int slot, EnumMap map) => _enums[slot] = map;

    /// <summary>The type of a column's documents.</summary>
    public readonly void Document(int slot, DocumentMap map) => _documents[slot] = map;

    /// <summary>The model that a relation leads to.</summary>
    public readonly void Relation<T>(int slot)
        where T : class, IModel<T> => _targets[slot] = static () => Model<T>.Info;
}
