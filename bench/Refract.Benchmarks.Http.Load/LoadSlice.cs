namespace Refract.Benchmarks.Http.Load;

/// <summary>A contender under load for a moment.</summary>
/// <param name="PerSecond">Requests in a second.</param>
/// <param name="P99">Of 100 requests the slowest but one took so many milliseconds.</param>
/// <param name="Processor">Microseconds of processor time of the server for a request.</param>
/// <param name="Megabytes">Of memory afterwards.</param>
internal sealed record LoadSlice(double PerSecond, double P99, double Processor, double Megabytes);
