using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>The JSON names of a model's members under some options, by slot.</summary>
internal sealed class JsonNames
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions,
        ConcurrentDictionary<ModelInfo, JsonNames>> s_known = [];

    private readonly JsonEncodedText[] _names;
    private readonly Dictionary<string, int> _slots;

    private JsonNames(ModelInfo model, JsonSerializerOptions options)
    {
        _names = new JsonEncodedText[model.SlotCount];
        _slots = new Dictionary<string, int>(
            options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var count = options.PropertyNamingPolicy?.ConvertName(model.CountName) ?? model.CountName;
        Count = JsonEncodedText.Encode(count, options.Encoder);
        for (var slot = 0; slot < _names.Length; slot++)
        {
            var name = options.PropertyNamingPolicy?.ConvertName(model.MemberName(slot)) ?? model.MemberName(slot);
            _names[slot] = JsonEncodedText.Encode(name, options.Encoder);
            _slots.TryAdd(name, slot);
        }
    }

    /// <summary>The name of the numbers of related rows.</summary>
    public JsonEncodedText Count { get; }

    public JsonEncodedText this[int slot] => _names[slot];

    public static JsonNames Of(ModelInfo model, JsonSerializerOptions options) =>
        s_known.GetOrCreateValue(options)
            .GetOrAdd(model, static (model, options) => new JsonNames(model, options), options);

    /// <summary>True for the name of the numbers of related rows.</summary>
    public bool IsCount(string name) => _slots.Comparer.Equals(name, Count.Value);

    public int SlotOf(string name) => _slots.TryGetValue(name, out var slot) ? slot : -1;
}
