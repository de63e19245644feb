using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>Clients on a <see cref="FakeDatabase"/>.</summary>
internal static class FakeClient
{
    public static BenchDb With(int rows, Action<RefractOptions>? configure = null)
    {
        var options = new RefractOptions { Register = false };
        options.UseDatabase((_, own) => new FakeDatabase(rows, own));
        configure?.Invoke(options);
        return BenchDb.Connect(options);
    }
}
