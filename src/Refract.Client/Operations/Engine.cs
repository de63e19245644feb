namespace Refract.Runtime;

/// <summary>Makes the engine that clients run on.</summary>
internal static class Engine
{
    /// <summary>An executor that finds what to run on at the source.</summary>
    public static IExecutor Create(IRunnerSource runners) => new Executor(runners);
}
