using Microsoft.Extensions.Configuration;
using Refract.Relational;

namespace Refract.AspNetCore;

/// <summary>
/// The <c>.env</c> file of a folder as configuration, with the names that the environment would have.
/// </summary>
internal sealed class DotEnvSource(string folder) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(Path.Combine(folder, ".env"));

    private sealed class Provider(string path) : ConfigurationProvider
    {
        public override void Load()
        {
            if (!File.Exists(path)) return;
            var file = EnvFile.Parse(File.ReadAllText(path));
            var references = new EnvReferences(name =>
                Environment.GetEnvironmentVariable(name) is { } own ? (own, false)
                : file.Values.TryGetValue(name, out var text) ? (text, true) : null);
            foreach (var name in file.Values.Keys)
                Data[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] =
                    references.Resolve(name);
        }
    }
}
