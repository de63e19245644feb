using Refract.CommandLine;
using Tux.Cli;

using var stop = new StopSignal();
var terminal = new Terminal(TerminalOptions.ForProcess());
return await new TuxProgram(terminal, ProjectFolder.Find(), EnvironmentVariables.OfProcess()).Run(args, stop.Token);
