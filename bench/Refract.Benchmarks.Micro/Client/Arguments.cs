using BenchmarkDotNet.Attributes;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>
/// A call from its arguments to its parameters, with the SQL already known: what a client adds to each query. One row
/// is read.
/// </summary>
public class Arguments
{
    private readonly BenchDb _db = FakeClient.With(rows: 1);
    private int _number;

    [Benchmark(Baseline = true)]
    public async Task<string> FindUnique() => (await _db.User.FindUnique(id: _number++))!.Email;

    [Benchmark]
    public async Task<int> RichFilter_as_objects() => (await _db.Post.FindMany(
        where: new() { Published = true, Views = { Gte = _number++, Lt = 1_000 }, Title = { Contains = "text" },
            Author = { Email = { EndsWith = "@example.com" } } },
        orderBy: new() { Views = Sort.Desc, Id = Sort.Asc }, take: 10)).Count;

    [Benchmark]
    public async Task<int> RichFilter_as_lambda()
    {
        var views = _number++;
        var posts = await _db.Post
            .Where(post =>
                post.Published == true && post.Views >= views && post.Views < 1_000 && post.Title.Contains("text")
                    && post.Author.Email.EndsWith("@example.com"))
            .OrderBy(post => post.Views.Desc, post => post.Id.Asc).Take(10).FindMany();
        return posts.Count;
    }
}
