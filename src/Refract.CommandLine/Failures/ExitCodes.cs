namespace Refract.CommandLine;

/// <summary>Which exit code an error's stable code means.</summary>
internal static class ExitCodes
{
    /// <summary>A precondition is <see cref="ExitCode.BadInput"/>, all else <see cref="ExitCode.Failed"/>.</summary>
    public static int Of(string code) => code switch
    {
        "P1000" or "P1001" or "P1002" or "P1003" or "P1010" or "P1012" or "P1013" or "P2037" => ExitCode.BadInput,
        "P3005" or "P3008" or "P3009" or "P3011" or "P3012" or "P3014" or "P3015" or "P3017" or "P3019" or "P3021" =>
            ExitCode.BadInput,
        "P4001" => ExitCode.BadInput,
        // The embedded substitute lacks what the schema asks for.
        "RFR3010" => ExitCode.BadInput,
        // Something that the schema does not speak of is in the way; a rename fits nothing; a pooler lies between.
        "RFR3011" or "RFR3012" or "RFR3013" or "RFR3014" or "RFR3015" or "RFR3016" or "RFR3020" => ExitCode.BadInput,
        // What running programs may use goes, and nobody has consented.
        "RFR3017" => ExitCode.Declined,
        _ => ExitCode.Failed,
    };
}
