using Refract.Runtime;

namespace Refract.Client.Tests.Raw;

/// <summary>What raw SQL says of itself: whether it writes, and whether it may change the session.</summary>
public sealed class Texts_of_raw_SQL
{
    [Theory]
    [InlineData("select 1", false)]
    [InlineData("  SELECT * from users -- update", false)]
    [InlineData("/* insert */ select 'delete' as \"update\"", false)]
    [InlineData("with x as (select 1) select * from x", false)]
    [InlineData("values (1)", false)]
    [InlineData("select replace(name, 'a', 'b') from users", false)]
    [InlineData("select u.update from users u", false)]
    [InlineData("explain select 1", false)]
    [InlineData("show search_path", false)]
    [InlineData("insert into users values (1)", true)]
    [InlineData("with x as (delete from users returning *) select * from x", true)]
    [InlineData("with x as (select 1) insert into users select * from x", true)]
    [InlineData("select * into copied from users", true)]
    [InlineData("select * from users for update", true)]
    [InlineData("explain analyze delete from users", true)]
    [InlineData("create table x (id int)", true)]
    [InlineData("set search_path = x", true)]
    [InlineData("vacuum", true)]
    [InlineData("", true)]
    public void Writes(string sql, bool writes) => RawText.Of(sql, Verb.QueryRaw).IsWrite.ShouldBe(writes);

    [Theory]
    [InlineData("select count(*), sum(total), lower(name) from orders where id in (1, 2) and exists (select 1)", false)]
    [InlineData("insert into users (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name",
        false)]
    [InlineData("insert into public.users (id) values ($1) returning id", false)]
    [InlineData("insert into \"public\".\"users\" (id) values ($1)", false)]
    [InlineData("update users set name = coalesce($1, name) where id = any($2)", false)]
    [InlineData("delete from users", false)]
    [InlineData("select date_trunc ('day', at), row_number() over (partition by id) from t", false)]
    [InlineData("select 1::numeric(10, 2), cast(x as varchar(3)) from t", false)]
    [InlineData("select 'set_config(1)' -- nextval(2)", false)]
    [InlineData("set application_name = 'x'", true)]
    [InlineData("select set_config('a', 'b', false)", true)]
    [InlineData("select pg_advisory_lock(1)", true)]
    [InlineData("select pg_catalog.set_config('a', 'b', false)", true)]
    [InlineData("select \"set_config\"('a', 'b', false)", true)]
    [InlineData("select public.lower(name) from t", true)]
    [InlineData("select my_function(1)", true)]
    [InlineData("select nextval('s')", true)]
    [InlineData("create temporary table x (id int)", true)]
    [InlineData("select * into temp x from t", true)]
    [InlineData("listen x", true)]
    [InlineData("do $$ begin end $$", true)]
    [InlineData("call work()", true)]
    [InlineData("begin", true)]
    [InlineData("", true)]
    public void Session(string sql, bool touches) =>
        RawText.Of(sql, Verb.QueryRaw).TouchesSession.ShouldBe(touches);

    [Theory]
    [InlineData("select '", "a string literal")]
    [InlineData("select 'it''s", "a string literal")]
    [InlineData("select 'it''s'", null)]
    [InlineData("select E'a\\'", "a string literal")]
    [InlineData("select 'a\\'", null)]
    [InlineData("select name'a\\'", null)]
    [InlineData("select \"a''", "a quoted name")]
    [InlineData("select \"a\"\"b\"", null)]
    [InlineData("select 1 -- '", "a comment")]
    [InlineData("select 1 -- '\n", null)]
    [InlineData("select 1 - - '", "a string literal")]
    [InlineData("select /* ' */ ", null)]
    [InlineData("select /* /* */ ", "a comment")]
    [InlineData("select /* /* */ */ ", null)]
    [InlineData("select $$ ' ", "a string literal")]
    [InlineData("select $$ ' $$", null)]
    [InlineData("select $a$ $b$ ", "a string literal")]
    [InlineData("select $a$ $b$ $a$", null)]
    [InlineData("select a$b$ from t", null)]
    [InlineData("select 5 / 2 * 3", null)]
    public void Places(string sql, string? inside)
    {
        var scanner = new SqlScanner();
        scanner.Read(sql);
        scanner.Inside.ShouldBe(inside);
    }

    [Theory]
    [InlineData("select 1; select 2", true)]
    [InlineData("select 1;\n-- a\n;;/* b */ ", false)]
    [InlineData("select ';' || \";\" -- ;\n from t", false)]
    [InlineData("select $$ ; $$ x", false)]
    [InlineData("create trigger t after insert on a begin delete from b; end;", false)]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", false)]
    public void Several_statements(string sql, bool several)
    {
        var scanner = new SqlScanner();
        scanner.Read(sql);
        scanner.HasSeveral.ShouldBe(several);
    }

    [Theory]
    [InlineData("select $1", true)]
    [InlineData("select x$1", false)]
    [InlineData("select '$1', \"$2\" -- $3", false)]
    [InlineData("select $$1$$", false)]
    public void Placeholders(string sql, bool has)
    {
        var scanner = new SqlScanner();
        scanner.Read(sql);
        scanner.HasPlaceholders.ShouldBe(has);
    }
}
