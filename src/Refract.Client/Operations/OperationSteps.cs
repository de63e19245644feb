namespace Refract.Runtime;

/// <summary>
/// How an operation is carried out: what of it can share a round trip with others, and what others may run beside it.
/// </summary>
internal enum OperationSteps
{
    /// <summary>One statement, or one batch; when it has run, the operation has succeeded.</summary>
    One,

    /// <summary>One statement whose result may still be an error: a row that has to be there is not.</summary>
    Checked,

    /// <summary>Statements that read, each of which may depend on the rows of those before.</summary>
    Reads,

    /// <summary>Several statements that write, in a transaction of their own.</summary>
    Several,
}
