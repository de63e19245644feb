using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Refract.Cli.Commands;

internal static class VersionCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("version", "Say which version this is and what it runs on.");
        command.SetAction(_ =>
        {
            context.Terminal.DataLine($"refract   {Version}");
            context.Terminal.DataLine($"runtime   {RuntimeInformation.FrameworkDescription}");
            context.Terminal.DataLine($"platform  {RuntimeInformation.RuntimeIdentifier}");
            context.Terminal.DataLine("databases postgresql, sqlite");
        });
        return command;
    }

    /// <summary>The version without the commit after the plus sign.</summary>
    public static string Version
        => typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
