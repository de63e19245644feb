using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Runs functions to see what they ask for.</summary>
internal static class Probe
{
    /// <summary>
    /// Runs a function on values that are not of the database. What it throws then says nothing: it runs again on those
    /// of the database, and asks for what it did not get to.
    /// </summary>
    public static void Run<TResult>(Func<SqlValue[]?, TResult> function)
    {
        try
        {
            function(null);
        }
        catch (Exception)
        {
            // As said above.
        }
    }
}
