using Refract.Relational;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// The server cuts names to 63 bytes without a word: what is compared, made beside something or looked up must be cut
/// alike.
/// </summary>
public sealed class Long_names(RoundTripServer postgres) : IClassFixture<RoundTripServer>
{
    private static readonly string _long = string.Concat(Enumerable.Repeat("é", 40));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enums_tables_and_sequences_with_names_that_are_cut_can_be_changed_and_do_not_differ_afterwards()
    {
        await using var database = await postgres.OpenEmpty();
        foreach (var (values, id) in new[] { ("X\n  Y", "Int"), ("X", "Int @default(autoincrement())"),
            ("X\n  Z", "BigInt @default(autoincrement())") })
        {
            var wanted = MigrationCase.CatalogOf($$"""
                enum E {
                  {{values}}

                  @@map("E{{_long}}")
                }

                model A {
                  id {{id}} @id @map("id{{_long}}")
                  e  E      @default(X) @unique

                  @@map("A{{_long}}")
                }
                """, SqlProvider.PostgreSql);
            await database.Execute(
                MigrationCase.Script(await database.Introspect([], Ct), wanted, SqlProvider.PostgreSql).Text, Ct);
            MigrationCase.Script(await database.Introspect([], Ct), wanted,
                SqlProvider.PostgreSql).Steps.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_type_that_has_the_name_of_the_one_made_beside_it_is_left_alone()
    {
        await using var database = await postgres.OpenEmpty();
        foreach (var values in new[] { "X\n  Y", "X" })
        {
            var wanted = MigrationCase.CatalogOf($$"""
                enum E {
                  {{values}}
                }

                enum E_new {
                  N
                }

                model E_old {
                  id Int   @id
                  e  E
                  n  E_new
                }
                """, SqlProvider.PostgreSql);
            await database.Execute(
                MigrationCase.Script(await database.Introspect([], Ct), wanted, SqlProvider.PostgreSql).Text, Ct);
            MigrationCase.Script(await database.Introspect([], Ct), wanted,
                SqlProvider.PostgreSql).Steps.ShouldBeEmpty();
        }
    }
}
