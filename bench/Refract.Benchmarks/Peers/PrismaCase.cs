using System.Globalization;
using System.Text.Json;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// One case of the Prisma client. The time is taken in its own process, so nothing of the way there is in it.
/// </summary>
internal sealed class PrismaCase(PrismaPeer peer, string name) : IContender
{
    /// <inheritdoc/>
    public async ValueTask<object> Once(int i)
    {
        using var answer = JsonDocument.Parse(
            await peer.Ask(string.Create(CultureInfo.InvariantCulture, $"once {name} {i}")));
        return Rows(answer.RootElement);
    }

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> Run(int first, int runs) => TimeSpan.FromMicroseconds(double.Parse(
        await peer.Ask(string.Create(CultureInfo.InvariantCulture, $"run {name} {first} {runs}")),
        CultureInfo.InvariantCulture));

    private static object Rows(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Number => answer.GetInt64(),
        JsonValueKind.Array => answer.EnumerateArray().Select(Rows).ToList(),
        _ when answer.TryGetProperty("email", out _) => Row<UserRow>(answer),
        _ when answer.TryGetProperty("title", out _) => Row<PostRow>(answer),
        _ when answer.TryGetProperty("text", out _) => Row<CommentRow>(answer),
        _ => Row<TagRow>(answer),
    };

    private static T Row<T>(JsonElement answer) => answer.Deserialize<T>(JsonSerializerOptions.Web)!;
}
