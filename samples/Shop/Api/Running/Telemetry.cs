using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Shop.Running;

internal static class Telemetry
{
    /// <summary>
    /// Traces of requests with the operations and statements below them, and the figures of both. <c>Refract</c> is the
    /// name of the client's activity source and of its meter. <c>Telemetry:Console</c> prints them.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var isPrinted = builder.Configuration.GetValue<bool>("Telemetry:Console");
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces =>
            {
                traces.AddAspNetCoreInstrumentation().AddSource("Refract");
                if (isPrinted) traces.AddConsoleExporter();
            })
            .WithMetrics(figures =>
            {
                figures.AddAspNetCoreInstrumentation().AddMeter("Refract");
                if (isPrinted) figures.AddConsoleExporter();
            });
    }
}
