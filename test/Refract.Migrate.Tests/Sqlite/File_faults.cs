using System.Data.Common;
using Microsoft.Data.Sqlite;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>
/// A file that is locked, damaged, foreign or not to be written to: every kind of work says what is wrong and what to
/// do, and no exception of the driver or the file system leaves it.
/// </summary>
public sealed class File_faults : IDisposable
{
    private const string Old = "model A {\n  id Int @id\n  a String @unique\n  b Int?\n  bs B[]\n}\n"
        + "model B {\n  id Int @id\n  aId Int?\n  a A? @relation(fields: [aId], references: [id])\n}\n";

    private static readonly string _new = Old.Replace("  b Int?\n", "  c Int @default(1)\n", StringComparison.Ordinal);

    private readonly TempFolder _folder = new();

    private string File => _folder["test.db"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Works =>
        ["push", "dev", "deploy", "reset", "status", "diagnose", "resolve", "pull", "diff", "execute"];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Works))]
    public async Task A_locked_file_is_named(string work)
    {
        await Make();
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync(Ct);
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(Ct);
        var failure = await Fails(work, "?socket_timeout=1");
        failure.Code.ShouldBe("P1008");
        failure.Message.ShouldContain("locked by another program");
    }

    /// <summary>Readers pass a writer's lock, and what writes does not.</summary>
    [Theory, MemberData(nameof(Works))]
    public async Task A_file_that_another_program_writes_is_named_by_what_writes(string work)
    {
        await Make();
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync(Ct);
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; INSERT INTO A VALUES (999, 'other', 1)";
        await command.ExecuteNonQueryAsync(Ct);
        var failure = await Try(work, "?socket_timeout=1");
        if (work is "status" or "diagnose" or "pull" or "diff") failure.ShouldBeNull();
        else ShouldTell(failure, "locked", "P1008", "P3018");
    }

    [Theory, MemberData(nameof(Works))]
    public async Task A_file_that_is_no_database_is_named(string work)
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("No database. ", 2000)), Ct);
        WriteMigrations();
        (await Fails(work)).Code.ShouldBe("P1001");
    }

    /// <summary>
    /// From every page on. What needs none of the damaged pages goes on; nothing throws anything of its own.
    /// </summary>
    [Theory, MemberData(nameof(Works))]
    public async Task A_damaged_file_is_named(string work)
    {
        await Make();
        var whole = await System.IO.File.ReadAllBytesAsync(File, Ct);
        var failures = 0;
        for (var from = 100; from < whole.Length; from = from == 100 ? 4096 : from + 4096)
        {
            var damaged = whole.ToArray();
            new Random(from).NextBytes(damaged.AsSpan(from));
            await System.IO.File.WriteAllBytesAsync(File, damaged, Ct);
            WriteMigrations();
            if (await Try(work) is not { } failure) continue;
            failures++;
            ShouldTell(failure, "", "P1017", "P1001", "P3018", "RFR3012", "P3009", "P2010", "P3017", "P3012");
        }

        failures.ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Works))]
    public async Task A_file_that_was_cut_off_is_named(string work)
    {
        await Make();
        var whole = await System.IO.File.ReadAllBytesAsync(File, Ct);
        foreach (var length in new[] { 50, 4096, 8192, 12288, whole.Length - 4096, whole.Length - 1000 })
        {
            await System.IO.File.WriteAllBytesAsync(File, whole[..length], Ct);
            WriteMigrations();
            if (await Try(work) is { } failure)
                ShouldTell(failure, "", "P1017", "P1001", "P3018", "RFR3012", "P3009", "P3017", "P3012");
        }
    }

    [Theory, MemberData(nameof(Works))]
    public async Task A_file_that_is_opened_for_reading_only_is_named_by_what_writes(string work)
    {
        await Make();
        var failure = await Try(work, "?mode=ro");
        if (work is "status" or "diagnose" or "pull" or "diff") failure.ShouldBeNull();
        else ShouldTell(failure, "", "P1010", "P3018");
    }

    /// <summary>Of a file system that only reads, as the root user, whom rights do not stop.</summary>
    [Theory, MemberData(nameof(Works))]
    public async Task A_folder_that_cannot_be_written_is_named_by_what_writes(string work)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folder /proc is one on Linux.");
        var failure = await Should.ThrowAsync<MigrationException>(
            () => Run(Engine("file:/proc/self/none/test.db", _new), "push"));
        failure.Next.ShouldNotBeNull();
        failure.Code.ShouldBe("P1003");

        await Make();
        Assert.SkipUnless(Mount("--bind", _folder.Path, _folder.Path), "A folder can only be mounted by root.");
        try
        {
            Assert.SkipUnless(Mount("-o", "remount,ro,bind", _folder.Path), "It cannot be made read-only.");
            var refused = await Try(work);
            if (work is "status" or "diagnose" or "pull" or "diff") refused.ShouldBeNull();
            else ShouldTell(refused, "", "P1010", "P3018");
        }
        finally
        {
            Start("umount", _folder.Path);
        }
    }

    private static void ShouldTell(MigrationException? failure, string text, params string[] codes)
    {
        failure.ShouldNotBeNull();
        codes.ShouldContain(failure.Code, failure.Message);
        failure.Message.ShouldContain(text);
        if (failure.Code is "P1008" or "P1010" or "P1017" or "P1001") failure.Next.ShouldNotBeNull();
    }

    private async Task<MigrationException> Fails(string work, string parameters = "")
    {
        var failure = await Try(work, parameters);
        failure.ShouldNotBeNull();
        failure.Message.ShouldContain(File);
        failure.Next.ShouldNotBeNull();
        return failure;
    }

    /// <summary>What a kind of work fails with, null when it does not; anything but this fails the test.</summary>
    private async Task<MigrationException?> Try(string work, string parameters = "")
    {
        try
        {
            await Run(Engine("file:" + File + parameters, _new), work);
            return null;
        }
        catch (MigrationException failure)
        {
            failure.ShouldNotBeAssignableTo<DbException>();
            return failure;
        }
    }

    private static Task Run(MigrationEngine engine, string work) => work switch
    {
        "push" => engine.Push(new PushOptions { AcceptDataLoss = true }, Ct),
        "dev" => engine.Dev(new DevOptions { Name = "more", AcceptDataLoss = true }, Ct),
        "deploy" => engine.Deploy(Ct),
        "reset" => engine.Reset(Ct),
        "status" => engine.Status(Ct),
        "diagnose" => engine.Diagnose(Ct),
        "resolve" => engine.ResolveApplied("20990101000000_next", Ct),
        "pull" => engine.Pull(ct: Ct),
        "diff" => engine.Diff(DiffSource.Database, DiffSource.Nothing, Ct),
        "execute" => engine.Execute("UPDATE A SET a = a || 'x'", Ct),
        _ => throw new ArgumentOutOfRangeException(nameof(work)),
    };

    private MigrationEngine Engine(string url, string models)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            "datasource db {\n  provider = \"sqlite\"\n}\n\n" + models)]);
        result.IsValid.ShouldBeTrue();
        return new MigrationEngine(new MigrationSettings
        {
            Provider = new SqliteMigrationProvider(), Url = DatabaseUrl.Parse(url), Schema = result.Schema,
            Migrations = new MigrationFolder(_folder["migrations"]),
        });
    }

    /// <summary>A database of a few pages with a history, and a migration that is yet to be applied.</summary>
    private async Task Make()
    {
        await Engine("file:" + File, Old).Dev(new DevOptions { Name = "first" }, Ct);
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                + "INSERT INTO A SELECT i, 'text ' || i || hex(zeroblob(20)), i FROM n; "
                + "INSERT INTO B SELECT id, id FROM A";
            await command.ExecuteNonQueryAsync(Ct);
        }

        WriteMigrations();
    }

    /// <summary>As they were: a kind of work may have written one.</summary>
    private void WriteMigrations()
    {
        foreach (var folder in Directory.Exists(_folder["migrations"])
            ? Directory.GetDirectories(_folder["migrations"], "*_more") : []) Directory.Delete(folder, true);
        _folder.Write("migrations/20990101000000_next/migration.sql", "CREATE INDEX \"i\" ON \"A\"(\"b\");");
    }

    private static bool Mount(params string[] arguments) => Start("mount", arguments);

    private static bool Start(string program, params string[] arguments)
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
