using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Refract.Testing;

/// <summary>
/// How long the calling thread has been running. Limits on it hold on a machine that is busy with other things, which
/// limits on the time of day do not.
/// </summary>
public static partial class ThreadClock
{
    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>The processor time of work on this thread; elsewhere than on Linux the time that passes.</summary>
    public static TimeSpan Measure(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var began = Now();
        work();
        return Now() - began;
    }

    private static TimeSpan Now()
    {
        if (!OperatingSystem.IsLinux()) return Stopwatch.GetElapsedTime(0);
        return GetTime(ThreadTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : throw new InvalidOperationException("The thread's clock cannot be read.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
