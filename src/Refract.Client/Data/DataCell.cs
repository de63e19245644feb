using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>One assignment in the data of a create or update.</summary>
/// <param name="Slot">The column's or relation's slot.</param>
/// <param name="Operation">What is done with the value.</param>
/// <param name="Value">The value; unused for a relation.</param>
/// <param name="Nested">For a relation: what to do with related rows. Else null.</param>
public readonly record struct DataCell(int Slot, WriteOperation Operation, SqlValue Value, NestedWrites? Nested = null);

/// <summary>What is done with the value of an assignment.</summary>
public enum WriteOperation : byte
{
    /// <summary>It becomes the column's value.</summary>
    Set,

    /// <summary>It is added.</summary>
    Increment,

    /// <summary>It is subtracted.</summary>
    Decrement,

    /// <summary>It is multiplied with.</summary>
    Multiply,

    /// <summary>It is divided by.</summary>
    Divide,

    /// <summary>It (an array) is put at the end of the list.</summary>
    Push,

    /// <summary>It (changes of a document) is carried out on the document.</summary>
    ChangeParts,

    /// <summary>Nested writes of a relation.</summary>
    Nested,
}
