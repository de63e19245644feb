namespace Refract.Runtime;

/// <summary>The tokens that shapes are made of.</summary>
internal enum ShapeToken
{
    // What a statement, or a select inside it, begins with.
    Select,
    Count,
    Keys,
    Insert,
    InsertMany,
    InsertTree,
    Update,
    Delete,
    Upsert,
    JoinRow,
    Aggregates,
    Groups,

    // Parts of statements.
    Model,
    Key,
    Where,
    Policy,
    Having,
    Order,
    Reversed,
    Take,
    TakeLiteral,
    Skip,
    Cursor,
    Distinct,
    Lock,
    Join,
    Parent,
    End,

    // Conditions.
    Nothing,
    And,
    Or,
    Not,
    Constant,
    Compare,
    Literal,
    Null,
    Fields,
    Relation,
    JsonTest,
    Search,

    // Operands.
    Scope,
    Step,
    Column,
    RelationCount,
    Aggregate,
    JsonPart,
    SearchRank,

    // Projections.
    Record,
    Columns,

    // Writes.
    Assign,
    JsonChange,
    SharedColumn,
    Rows,
    Lookup,
    SkipDuplicates,
    OnConflict,
    Root,
    TreeJoinRow,
    TreeKey,
    Limit,

    // Raw SQL.
    Raw,
    RawText,
    RawName,
    RawTable,
    RawValue,
    RawArray,
    RawEach,
    RawFile,
}
