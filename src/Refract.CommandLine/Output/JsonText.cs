using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Refract.CommandLine;

/// <summary>Answers for programs: one indented JSON object on the output.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object; <paramref name="content"/> writes its properties.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        terminal.DataLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
