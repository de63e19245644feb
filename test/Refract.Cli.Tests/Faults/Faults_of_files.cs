using Microsoft.Data.Sqlite;

namespace Refract.Cli.Tests.Faults;

/// <summary>SQLite files that are locked, damaged, of another kind, or not to be written to or found.</summary>
public sealed class Faults_of_files
{
    private const string Database = "data/test.db";

    /// <summary>The pages of a database of this test: the schema, the tables and their indexes.</summary>
    private const int PageSize = 4096;

    [Fact]
    public Task A_file_that_another_program_has_locked() =>
        Match("file-locked", folder => Begin(folder, "BEGIN EXCLUSIVE"), "?socket_timeout=1");

    [Fact]
    public Task A_file_that_another_program_writes() =>
        Match("file-being-written", folder => Begin(folder, "BEGIN IMMEDIATE; INSERT INTO A VALUES (999, 'x', 1)"),
            "?socket_timeout=1");

    [Fact]
    public Task A_file_that_is_no_database() => Match("file-foreign", folder => Write(folder, _ =>
        System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("No database. ", 2000)))));

    [Fact]
    public Task A_file_with_a_damaged_schema() => Match("file-damaged-schema", folder => Write(folder, bytes =>
    {
        bytes.AsSpan(100, PageSize - 100).Fill(0xAA);
        return bytes;
    }));

    [Fact]
    public Task A_file_with_a_damaged_table() => Match("file-damaged-table", folder => Write(folder, bytes =>
    {
        bytes.AsSpan(PageSize).Fill(0xAA);
        return bytes;
    }));

    [Fact]
    public Task A_file_that_was_cut_off() => Match("file-cut-off", folder => Write(folder, bytes => bytes[..PageSize]));

    [Fact]
    public Task A_file_that_is_opened_for_reading_only() => Match("file-read-only", _ => null, "?mode=ro");

    [Fact]
    public Task A_file_system_that_is_read_only() => Match("file-system-read-only", folder =>
    {
        var data = folder["data"];
        Assert.SkipUnless(OperatingSystem.IsLinux() && Mounting.Run("--bind", data, data),
            "A folder can only be mounted by the root user of a Linux machine.");
        var isReadOnly = Mounting.Run("-o", "remount,ro,bind", data);
        if (!isReadOnly) Mounting.End(data);
        Assert.SkipUnless(isReadOnly, "The folder cannot be made read-only.");
        return () => Mounting.End(data);
    });

    [Fact]
    public Task A_folder_in_the_place_of_the_file() => Match("file-is-a-folder", folder =>
    {
        File.Delete(folder[Database]);
        Directory.CreateDirectory(folder[Database]);
        return null;
    });

    [Fact]
    public Task A_file_in_the_place_of_its_folder() => Match("file-has-no-folder", folder =>
    {
        Directory.Delete(folder["data"], recursive: true);
        File.WriteAllText(folder["data"], "x");
        return null;
    });

    [Fact]
    public Task A_file_that_is_missing() => Match("file-missing", folder =>
    {
        File.Delete(folder[Database]);
        return null;
    });

    [Fact]
    public Task A_history_of_another_form() => Match("file-history-foreign", folder => Run(folder,
        "DROP TABLE _prisma_migrations; CREATE TABLE _prisma_migrations (id INT)"));

    [Fact]
    public Task A_history_of_other_types() => Match("file-history-of-other-types", folder => Run(folder,
        "UPDATE _prisma_migrations SET started_at = 'soon', applied_steps_count = 'many'"));

    private static async Task Match(string name, Func<CliFolder, Action?> damage, string parameters = "")
    {
        byte[] whole;
        using (var template = FaultCommands.Project("sqlite"))
        {
            Directory.CreateDirectory(template["data"]);
            Directory.Delete(template["migrations/" + FaultCommands.Next], recursive: true);
            template.Variables["DATABASE_URL"] = "file:./" + Database;
            (await template.Run("migrate", "deploy")).ShouldExit(0);
            SqliteFile.Execute(template[Database], "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                + "WHERE i < 300) INSERT INTO A SELECT i, 'text ' || i || hex(zeroblob(20)), i FROM n");
            whole = await File.ReadAllBytesAsync(template[Database], TestContext.Current.CancellationToken);
        }

        await FaultCommands.Match(name, async () =>
        {
            var folder = FaultCommands.Project("sqlite");
            folder.Variables["DATABASE_URL"] = $"file:./{Database}{parameters}";
            Directory.CreateDirectory(folder["data"]);
            await File.WriteAllBytesAsync(folder[Database], whole, TestContext.Current.CancellationToken);
            var end = damage(folder);
            return new FaultyProject(folder, "test.db", end is null ? null : () =>
            {
                end();
                return ValueTask.CompletedTask;
            });
        });
    }

    private static Action? Run(CliFolder folder, string sql)
    {
        SqliteFile.Execute(folder[Database], sql);
        return null;
    }

    private static Action Begin(CliFolder folder, string sql)
    {
        var other = new SqliteConnection($"Data Source={folder[Database]};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return other.Dispose;
    }

    private static Action? Write(CliFolder folder, Func<byte[], byte[]> change)
    {
        File.WriteAllBytes(folder[Database], change(File.ReadAllBytes(folder[Database])));
        return null;
    }
}
