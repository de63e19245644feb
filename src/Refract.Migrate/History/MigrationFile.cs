using System.Text;

namespace Refract.Migrate.History;

/// <summary>A migration as it lies in the folder or in an assembly.</summary>
public sealed class MigrationFile
{
    private readonly byte[]? _script;

    /// <summary>Creates it.</summary>
    /// <param name="name">The folder's name, <c>20260131120000_add_users</c>.</param>
    /// <param name="script">The bytes of <c>migration.sql</c>, or null when the file is missing.</param>
    public MigrationFile(string name, byte[]? script)
    {
        Name = name;
        _script = script;
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>False when the folder has no <c>migration.sql</c>.</summary>
    public bool HasScript => _script is not null;

    /// <summary>
    /// The script's text, decoded as UTF-8 without a byte order mark; empty when the file is missing.
    /// </summary>
    public string Text => field ??= _script is null ? "" : Encoding.UTF8.GetString(_script).TrimStart('\uFEFF');

    /// <summary>
    /// The script that undoes it (<c>down.sql</c>), or null when it has none. It is no part of the checksum.
    /// </summary>
    public string? Down { get; init; }

    /// <summary>
    /// The migrations that a squash put this one in the place of, in order, with the checksums of their scripts; empty
    /// for any other.
    /// </summary>
    public IReadOnlyList<(string Name, string Checksum)> Replaces => field ??= SquashHeader.Read(Text);

    /// <summary>The checksum that goes into the history.</summary>
    public string Checksum => field ??= MigrationChecksum.Of(_script);

    /// <summary>Whether this is the script that the history knows by that checksum.</summary>
    public bool Matches(string checksum) => MigrationChecksum.Matches(_script, checksum);
}
