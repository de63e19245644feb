namespace REFRACT_NAMESPACE.Tests;

internal static class TestServer
{
    /// <summary>Where databases for tests are made: files in the temporary folder.</summary>
    public static string Url => "file:";
}
