using System.Text.Json;
using System.Text.Json.Nodes;

namespace Refract.EndToEnd.Tests;

/// <summary>What conditions on documents and changes of their parts mean, without a database.</summary>
internal static class JsonMemory
{
    /// <summary>The part at a path; false where there is none.</summary>
    public static bool Find(JsonNode? node, bool isThere, IEnumerable<object> path, out JsonNode? found)
    {
        found = node;
        if (!isThere) return false;
        foreach (var step in path)
        {
            if (found is JsonObject members && step is string key && members.ContainsKey(key)) found = members[key];
            else if (found is JsonArray items && step is int at && Index(items, at) is >= 0 and var index
                && index < items.Count) found = items[index];
            else return false;
        }

        return true;
    }

    public static bool Same(JsonNode? left, JsonNode? right) =>
        Number(left) is { } number ? Number(right) == number : JsonNode.DeepEquals(left, right);

    public static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static decimal? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number
        ? decimal.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// Sets or removes a part. Null where databases differ or refuse: a key in an array, a place in an object, a place
    /// far behind the end.
    /// </summary>
    public static (JsonNode? Node, bool IsThere)? Change(JsonNode? node, bool isThere, object[] path, JsonNode? value,
        bool isRemoval)
    {
        if (!isThere)
        {
            if (isRemoval || path[0] is int) return isRemoval ? (null, false) : null;
            node = new JsonObject();
        }

        var root = node?.DeepClone();
        var at = root;
        for (var i = 0; i < path.Length; i++)
        {
            var isLast = i == path.Length - 1;
            if ((at is JsonObject && path[i] is int) || (at is JsonArray && path[i] is string)) return null;
            if (at is not (JsonObject or JsonArray)) return (root, true);
            if (at is JsonArray items)
            {
                var index = Index(items, (int)path[i]);
                if (index < 0 || index > items.Count) return null;
                if (index == items.Count)
                {
                    if (isRemoval) return (root, true);
                    // Adding by a place from the end is no adding.
                    if ((int)path[i] < 0) return null;
                    items.Add(isLast ? value?.DeepClone() : Empty(path[i + 1]));
                    if (!isLast && path[i + 1] is not (string or 0)) return null;
                }
                else if (isLast && isRemoval) items.RemoveAt(index);
                else if (isLast) items[index] = value?.DeepClone();
                at = isLast ? at : items[index];
                continue;
            }

            var (members, key) = ((JsonObject)at, (string)path[i]);
            if (isLast && isRemoval) members.Remove(key);
            else if (isLast) members[key] = value?.DeepClone();
            else if (!members.ContainsKey(key))
            {
                if (isRemoval) return (root, true);
                if (path[i + 1] is not (string or 0)) return null;
                members[key] = Empty(path[i + 1]);
            }

            at = isLast ? at : members[key];
        }

        return (root, true);
    }

    private static JsonNode Empty(object step) => step is string ? new JsonObject() : new JsonArray();

    private static int Index(JsonArray items, int at) => at < 0 ? items.Count + at : at;
}
