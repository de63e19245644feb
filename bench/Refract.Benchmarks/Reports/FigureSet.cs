using System.Text.Json;
using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Reports;

/// <summary>All figures of a run, to be looked up and kept.</summary>
internal sealed class FigureSet(IReadOnlyList<Figure> figures)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private static readonly string[] s_ef = [Contenders.Ef, Contenders.EfPooled, Contenders.EfCompiled];

    public static async Task<FigureSet> Read(string path) =>
        new(JsonSerializer.Deserialize<Figure[]>(await File.ReadAllTextAsync(path))!);

    public Task Write(string path) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(figures, s_indented) + "\n");

    public IEnumerable<string> Databases => figures.Select(figure => figure.Database).Distinct();

    public IEnumerable<string> Cases(string database) =>
        figures.Where(figure => figure.Database == database).Select(figure => figure.Case).Distinct();

    /// <summary>Null for one that was not measured or cannot do it.</summary>
    public Figure? Of(string database, string work, string contender) =>
        figures.FirstOrDefault(
            figure => (figure.Database, figure.Case, figure.Contender) == (database, work, contender)
                && figure.MedianMicroseconds is not null);

    /// <summary>EF Core in the best of its ways.</summary>
    public Figure? BestOfEf(string database, string work) =>
        s_ef.Select(name => Of(database, work, name)).OfType<Figure>().MinBy(figure => figure.RatioToRaw);
}
