using System.Text.Json.Serialization;

namespace Refract.AspNetCore;

/// <summary>
/// What <see cref="EnumNameJson"/> needs of an <see cref="EnumName{T}"/> whose enum it does not know.
/// </summary>
internal interface IEnumName
{
    /// <summary>Reads and writes values of its type.</summary>
    JsonConverter Converter { get; }
}
