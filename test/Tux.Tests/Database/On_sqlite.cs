using Refract.Testing;

namespace Tux.Tests.Database;

/// <summary>The controllers on the embedded database.</summary>
internal static class OnSqlite
{
    public static async Task<string> Prepare(TempFolder folder)
    {
        var url = "file:" + folder["tux.db"];
        await TuxTables.Push(url);
        return url;
    }
}

public sealed class Cases_on_sqlite : CaseSpecification
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<string> Prepare() => OnSqlite.Prepare(_folder);
}

public sealed class At_once_on_sqlite : AtOnceSpecification
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<string> Prepare() => OnSqlite.Prepare(_folder);
}

public sealed class Members_on_sqlite : MemberSpecification
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<string> Prepare() => OnSqlite.Prepare(_folder);
}

public sealed class Notes_on_sqlite : NoteSpecification
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<string> Prepare() => OnSqlite.Prepare(_folder);
}
