using System.Text;
using Refract.Migrate.History;

namespace Refract.Migrate.Tests.History;

public sealed class Names_of_migrations
{
    // Each was given to the real Prisma 7.10.
    [Theory]
    [InlineData("First Migration & more", "first_migration_and_more")]
    [InlineData("addUserTable", "add_user_table")]
    [InlineData("Über Größe é", "ueber_groesse_e")]
    [InlineData("foo.bar/baz--qux__x", "foo_bar_baz_qux_x")]
    [InlineData("a 100% & b + c", "a_100_and_b_c")]
    [InlineData("HTTPServer v2API", "http_server_v2_api")]
    [InlineData("don't stop", "dont_stop")]
    [InlineData("日本語 ok", "ok")]
    [InlineData("add_users__Table", "add_users_table")]
    [InlineData("x@y#z", "x_y_z")]
    [InlineData("fooBAR1Baz", "foo_bar_1_baz")]
    public void A_name_becomes_a_slug_by_prismas_rules(string name, string slug) =>
        MigrationName.Slug(name).ShouldBe(slug);

    [Fact]
    public void A_folder_name_begins_with_the_time_in_utc_and_is_cut()
    {
        MigrationName.For(new DateTimeOffset(2026, 1, 31, 1, 2, 3, TimeSpan.FromHours(2)), "x")
            .ShouldBe("20260130230203_x");
        MigrationName.Slug(new string('a', 300)).Length.ShouldBe(200);
    }

    /// <summary>Else it would run before the last one when a database is made from nothing.</summary>
    [Theory]
    [InlineData(null, "20260131010203_x")]
    [InlineData("20260131010202_y", "20260131010203_x")]
    [InlineData("20260131010203_y", "20260131010204_x")]
    [InlineData("20260131010203_a", "20260131010204_x")]
    [InlineData("20991231235959_y", "21000101000000_x")]
    [InlineData("99991231235959_y", "20260131010203_x")]
    [InlineData("99999999999999_y", "20260131010203_x")]
    [InlineData("init", "20260131010203_x")]
    [InlineData("0_init", "20260131010203_x")]
    public void A_folder_name_comes_after_the_last_one(string? last, string expected) =>
        MigrationName.For(new DateTimeOffset(2026, 1, 31, 1, 2, 3, TimeSpan.Zero), "x", last).ShouldBe(expected);

    [Fact]
    public void A_checksum_is_the_sha256_of_the_bytes_and_forgives_line_ends()
    {
        var unix = Encoding.UTF8.GetBytes("a;\nb;\n");
        MigrationChecksum.Of("abc"u8).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        MigrationChecksum.Matches(Encoding.UTF8.GetBytes("a;\r\nb;\r\n"), MigrationChecksum.Of(unix)).ShouldBeTrue();
        MigrationChecksum.Matches(unix, MigrationChecksum.Of(Encoding.UTF8.GetBytes("a;\r\nb;\r\n"))).ShouldBeTrue();
        MigrationChecksum.Matches(unix, MigrationChecksum.Of("a; b;\n"u8)).ShouldBeFalse();
    }
}
