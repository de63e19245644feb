using BenchmarkDotNet.Attributes;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>What hooks and policies add to a call.</summary>
public class Steps
{
    private readonly BenchDb _plain = FakeClient.With(rows: 1);

    private readonly BenchDb _other = FakeClient.With(rows: 1,
        options => options.Hooks.Around<Comment>(static (_, next) => next()));

    private readonly BenchDb _three = FakeClient.With(rows: 1, options => options.Hooks
        .Around(static async (_, next) => await next())
        .Before(static _ => Task.CompletedTask)
        .After(static _ => Task.CompletedTask));

    private readonly BenchDb _tenants = FakeClient.With(rows: 1,
        options => options.Policies.Tenant<UserFields>(u => u.Name)).For("name");

    private int _number;

    [Benchmark(Baseline = true)]
    public async Task<string> FindUnique() => (await _plain.User.FindUnique(id: _number++))!.Email;

    [Benchmark]
    public async Task<string> FindUnique_with_a_hook_of_another_model() =>
        (await _other.User.FindUnique(id: _number++))!.Email;

    [Benchmark]
    public async Task<string> FindUnique_with_three_hooks() => (await _three.User.FindUnique(id: _number++))!.Email;

    [Benchmark]
    public async Task<string> FindUnique_with_a_tenant() => (await _tenants.User.FindUnique(id: _number++))!.Email;
}
