using System.Text.Json;
using System.Text.RegularExpressions;

namespace Refract.CommandLine.Templates;

/// <summary>The value forms of a template: what becomes of a project's name where C# or a database reads it.</summary>
/// <param name="forms">The object <c>forms</c> of <c>template.json</c>.</param>
internal sealed class TemplateForms(JsonElement forms)
{
    /// <summary>The value in a form.</summary>
    public string Apply(string name, string value)
    {
        var form = forms.GetProperty(name);
        return form.GetProperty("identifier").GetString() switch
        {
            "identity" => value,
            "lowerCaseInvariant" => value.ToLowerInvariant(),
            "replace" => Regex.Replace(value, form.GetProperty("pattern").GetString()!,
                form.GetProperty("replacement").GetString()!),
            "chain" => form.GetProperty("steps").EnumerateArray()
                .Aggregate(value, (text, step) => Apply(step.GetString()!, text)),
            var other => throw new InvalidOperationException($"The form {other} is not known."),
        };
    }
}
