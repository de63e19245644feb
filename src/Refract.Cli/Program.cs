using Refract.Cli;
using Refract.CommandLine;

using var stop = new StopSignal();
var terminal = new Terminal(TerminalOptions.ForProcess());
return await new RefractProgram(terminal, Environment.CurrentDirectory, EnvironmentVariables.OfProcess()).Run(args, stop.Token);
