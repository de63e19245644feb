using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract;

/// <summary>A path into a JSON document, written as its steps: <c>["address", "lines", 0]</c>.</summary>
[CollectionBuilder(typeof(JsonPath), nameof(Of))]
public sealed class JsonPath : IEnumerable<JsonPathStep>
{
    private readonly JsonStep[] _steps;

    private JsonPath(JsonStep[] steps) => _steps = steps;

    /// <summary>The whole document.</summary>
    internal static JsonPath Root { get; } = new([]);

    internal IReadOnlyList<JsonStep> Steps => _steps;

    /// <summary>A path of these steps.</summary>
    /// <exception cref="InvalidQueryException">A key is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonPath Of(ReadOnlySpan<JsonPathStep> steps)
    {
        var own = new JsonStep[steps.Length];
        for (var i = 0; i < own.Length; i++) own[i] = steps[i].Step;
        return new JsonPath(own);
    }

    /// <summary>The path one step further.</summary>
    internal JsonPath Then(JsonPathStep step) => new([.. _steps, step.Step]);

    /// <inheritdoc/>
    public IEnumerator<JsonPathStep> GetEnumerator()
    {
        foreach (var step in _steps) yield return step.Key is { } key ? key : step.Index;
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The path as it is written in C#.</summary>
    public override string ToString() => $"[{string.Join(", ", _steps.Select(step =>
        step.Key is { } key ? $"\"{key}\"" : step.Index.ToString(CultureInfo.InvariantCulture)))}]";
}
