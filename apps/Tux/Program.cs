using Refract.CommandLine;
using Tux.Cli;

var terminal = new Terminal(TerminalOptions.ForProcess());
using var stop = new StopSignal(terminal);
return await new TuxProgram(terminal, ProjectFolder.Find(), EnvironmentVariables.OfProcess()).Run(args, stop.Token);
