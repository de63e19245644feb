using BenchmarkDotNet.Attributes;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>
/// From a query to its SQL: with a shape that was seen before, and with more shapes in turn than the cache of texts
/// keeps.
/// </summary>
public class StatementTexts
{
    /// <summary>Twelve filters, each there or not: twice as many shapes as are kept.</summary>
    private const int Shapes = 1 << 12;

    private readonly BenchDb _db = FakeClient.With(rows: 1);
    private int _number;

    [Benchmark(Baseline = true)]
    public string Known_shape() => Sql(0b0110_1101_0101);

    [Benchmark]
    public string New_shape() => Sql(_number++ % Shapes);

    private string Sql(int shape)
    {
        var where = new PostWhere();
        if ((shape & 1) != 0) where.Views.Gt = 1;
        if ((shape & 2) != 0) where.Views.Gte = 1;
        if ((shape & 4) != 0) where.Views.Lt = 1;
        if ((shape & 8) != 0) where.Views.Lte = 1;
        if ((shape & 16) != 0) where.Title.Contains = "a";
        if ((shape & 32) != 0) where.Title.StartsWith = "a";
        if ((shape & 64) != 0) where.Title.EndsWith = "a";
        if ((shape & 128) != 0) where.Content.Contains = "a";
        if ((shape & 256) != 0) where.Content.StartsWith = "a";
        if ((shape & 512) != 0) where.Content.EndsWith = "a";
        if ((shape & 1024) != 0) where.Id.Gt = 1;
        if ((shape & 2048) != 0) where.Id.Lt = 1;
        return _db.Post.Where(where).ToSql().Sql;
    }
}
