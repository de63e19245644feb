using Refract.Cli;
using Refract.CommandLine;

var terminal = new Terminal(TerminalOptions.ForProcess());
using var stop = new StopSignal(terminal);
return await new RefractProgram(terminal, Environment.CurrentDirectory, EnvironmentVariables.OfProcess()).Run(args,
    stop.Token);
