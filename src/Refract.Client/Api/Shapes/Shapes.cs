using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>Errors of shapes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shapes
{
    /// <summary>A call of <c>Select</c> was not replaced at build time.</summary>
    public static InvalidOperationException Missed() => new(
        "The generator did not find this call of Select, so it does not know which columns to read (RFR2030). Write "
            + "the function as a lambda in the call itself, on a query that begins at the client (db.User.Select("
            + "u => …)), or declare a record with [Select<User>] and call Select<ThatRecord>().");
}
