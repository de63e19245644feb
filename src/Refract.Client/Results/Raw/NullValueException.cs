namespace Refract.Runtime;

/// <summary>NULL where a value is needed; becomes an error that says where.</summary>
internal sealed class NullValueException() : InvalidOperationException("it is NULL");
