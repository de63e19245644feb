namespace Refract.CommandLine;

/// <summary>The checks of a run; whatever goes wrong in one is its result.</summary>
internal sealed class DoctorChecks(DoctorReport report, IInteraction interaction)
{
    /// <summary>Makes a check; null from it means that there is nothing to say.</summary>
    /// <returns>Whether it found no error.</returns>
    public bool Add(string name, Func<DoctorFinding?> check)
    {
        try
        {
            return Add(name, check());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Add(name, Of(error));
        }
    }

    /// <inheritdoc cref="Add(string, Func{DoctorFinding?})"/>
    public async Task<bool> Add(string name, Func<Task<DoctorFinding?>> check)
    {
        try
        {
            return Add(name, await check().ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Add(name, Of(error));
        }
    }

    private static DoctorFinding Of(Exception error)
    {
        var known = Failure.Explain(error);
        var code = known.Code is { } stable ? stable + ": " : "";
        return DoctorFinding.Wrong(code + known.Message + (known.Why is { } why ? "\n" + why : ""), known.Next);
    }

    private bool Add(string name, DoctorFinding? finding)
    {
        if (finding is null) return true;
        report.Checks = [.. report.Checks, new DoctorCheck(name, finding.State, finding.Message, finding.Next)];
        interaction.Show(report);
        return finding.State != DoctorCheck.Error;
    }
}
