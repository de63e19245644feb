using Refract.AspNetCore.Tests.Server;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.AspNetCore.Tests;

public sealed class Startup_on_sqlite : StartupSpecification<SqlitePlace>
{
    protected override string BadSql => "ALTER TABLE \"Nothing\" ADD COLUMN \"x\" INTEGER;";

    protected override string FolderName => "sqlite";

    protected override IMigrationProvider Provider => new SqliteMigrationProvider();
}

public sealed class Http_on_sqlite : HttpSpecification<SqlitePlace>
{
    protected override bool IsStrict => false;
}
