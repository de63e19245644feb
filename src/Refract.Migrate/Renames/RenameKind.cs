namespace Refract.Migrate.Renames;

/// <summary>What can get another name and keep what is in it.</summary>
public enum RenameKind
{
    /// <summary>A table.</summary>
    Table,

    /// <summary>A column.</summary>
    Column,

    /// <summary>An enum type.</summary>
    Enum,

    /// <summary>A value of an enum.</summary>
    EnumValue,
}
