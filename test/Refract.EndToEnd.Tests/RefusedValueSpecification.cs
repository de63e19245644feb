using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Errors of the database name the model that failed, and the field where it can be known.</summary>
public abstract class RefusedValueSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Taken_key_of_a_nested_row_names_its_model()
    {
        await Nested("1", quantity: 1);
        var error = await Should.ThrowAsync<UniqueConstraintException>(() => Nested("1", quantity: 1));
        error.Model.ShouldBe("Order");
        error.Fields.ShouldBe(["number"]);
        // A key that the schema does not know.
        await Raw("""CREATE UNIQUE INDEX "one" ON "order_lines" ("quantity")""");
        (await Should.ThrowAsync<UniqueConstraintException>(() => Nested("2", quantity: 1))).Model.ShouldBe("Line");
    }

    [Fact]
    public async Task Nested_row_that_points_nowhere_names_its_model()
    {
        var error = await Should.ThrowAsync<ForeignKeyException>(() => Nested("1", quantity: 1, sku: "missing"));
        error.Model.ShouldBe("Line");
        (await Db.Customer.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Rule_of_the_database_that_refuses_a_nested_row_names_its_model()
    {
        await Raw(IsPostgreSql ? "ALTER TABLE order_lines ADD CONSTRAINT few CHECK (quantity < 5)"
            : "CREATE TRIGGER few BEFORE INSERT ON order_lines WHEN new.quantity > 4 "
                + "BEGIN SELECT raise(ABORT, 'few'); END");
        var error = await Should.ThrowAsync<RefractException>(() => Nested("1", quantity: 9));
        error.Code.ShouldBe("P2004");
        error.Message.ShouldContain("Line");
        error.Message.ShouldNotContain("customer");
    }

    [Fact]
    public async Task Missing_value_of_a_nested_row_names_its_field()
    {
        await Raw(IsPostgreSql ? """ALTER TABLE "Order" ALTER "note" SET NOT NULL""" : """
            DROP TABLE "Order";
            CREATE TABLE "Order" ("id" INTEGER PRIMARY KEY, "number" TEXT, "note" TEXT NOT NULL, "total" DECIMAL,
                "customerId" INTEGER)
            """);
        var error = await Should.ThrowAsync<NullConstraintException>(() => Nested("1", quantity: 1));
        (error.Model, error.Fields[0]).ShouldBe(("Order", "note"));
    }

    [Fact]
    public async Task Missing_table_or_column_of_a_nested_row_names_its_model()
    {
        await Raw("""ALTER TABLE "order_lines" RENAME COLUMN "quantity" TO "count" """);
        await Missing("P2022", "Line", () => Nested("1", quantity: 1));
        await Missing("P2022", "Line", () => Db.Line.FindMany(ct: Ct));
        await Raw("""DROP TABLE "order_lines" """);
        await Missing("P2021", "Line", () => Nested("2", quantity: 1));
        await Missing("P2021", "Line", () => Db.Line.FindMany(ct: Ct));
    }

    [Fact]
    public async Task Missing_table_of_a_related_model_is_not_taken_for_that_of_the_query()
    {
        await Raw("""DROP TABLE "order_lines" """);
        var error = await Should.ThrowAsync<RefractException>(
            () => Db.Order.FindMany(new() { Lines = { Some = new() { Quantity = 1 } } }, ct: Ct));
        error.Code.ShouldBe("P2021");
        error.Message.ShouldContain("order_lines");
        error.Message.ShouldNotContain("The table of Order");
    }

    [Theory]
    [InlineData("create"), InlineData("create many"), InlineData("nested"), InlineData("update")]
    public async Task Text_that_the_column_of_the_database_is_too_short_for_names_the_field(string call)
    {
        if (!IsPostgreSql) return; // SQLite has no lengths of its own; those of the schema are checked before.
        await Raw("""ALTER TABLE "Order" ALTER "number" TYPE varchar(30)""");
        var id = (await Db.Order.Create(new() { Number = "0" }, ct: Ct)).Id;
        var number = new string('s', 31);
        var error = await Should.ThrowAsync<ValueTooLongException>(() => call switch
        {
            "create" => Db.Order.Create(new() { Number = number, Note = "short" }, ct: Ct),
            "create many" => Db.Order.CreateMany([new() { Number = "1" }, new() { Number = number }], ct: Ct),
            "update" => Db.Order.Update(id, new() { Number = number, Note = "short" }, ct: Ct),
            _ => Nested(number, quantity: 1),
        });
        (error.Model, error.Field, error.Limit).ShouldBe(("Order", "number", "character varying(30)"));
        error.Message.ShouldNotContain(number);
    }

    [Fact]
    public async Task Two_texts_that_may_be_the_one_are_not_guessed_at()
    {
        if (!IsPostgreSql) return;
        await Raw("""ALTER TABLE "Order" ALTER "number" TYPE varchar(30)""");
        var both = new string('s', 31);
        var error = await Should.ThrowAsync<ValueTooLongException>(
            () => Db.Order.Create(new() { Number = both, Note = both }, ct: Ct));
        (error.Model, error.Field).ShouldBe(("Order", null));
        error = await Should.ThrowAsync<ValueTooLongException>(() => Db.Customer.Create(
            new() { EmailAddress = both, Orders = { Create = [new() { Number = both }] } }, ct: Ct));
        (error.Model, error.Field).ShouldBe((null, null));
    }

    [Fact]
    public async Task Number_that_the_column_of_the_database_is_too_small_for_names_the_field()
    {
        if (!IsPostgreSql) return;
        await Raw("""
            ALTER TABLE "order_lines" ALTER "quantity" TYPE smallint;
            ALTER TABLE "Order" ALTER "total" TYPE decimal(6, 2)
            """);
        await Names("Line.quantity", () => Nested("1", quantity: 40_000));
        await Names("Order.total", () => Db.Order.Create(new() { Number = "1", Total = 10_000m }, ct: Ct));
        await Names("Order.total", () => Db.Order.CreateMany(
            [new() { Number = "1", Total = 1 }, new() { Number = "2", Total = -10_000m }], ct: Ct));
    }

    [Theory]
    [InlineData("update"), InlineData("update many"), InlineData("upsert"), InlineData("two of one row")]
    public async Task Result_that_does_not_fit_names_the_field_in_the_same_words_on_every_database(string call)
    {
        var id = (await Db.Everything.Create(
            new() { Int = 1, Small = 30_000, Big = long.MaxValue, Money = 99_999_999m }, ct: Ct)).Id;
        (string Name, EverythingUpdate Change)[] changes =
        [
            ("Everything.int does not fit the range of its type Int",
                new() { Int = { Increment = int.MaxValue }, Text = "x" }),
            ("Everything.small does not fit the range of its type SmallInt", new() { Small = { Multiply = 2 } }),
            ("Everything.big does not fit the range of its type BigInt", new() { Big = { Increment = 1 } }),
            ("Everything.money does not fit the range of its type Decimal(10, 2)", new() { Money = { Multiply = 10 } }),
        ];
        foreach (var (name, change) in changes)
        {
            var error = await Should.ThrowAsync<RefractException>(() => call switch
            {
                "update" => Db.Everything.Update(id, change, ct: Ct),
                "update many" => Db.Everything.UpdateMany(new() { Id = { Gte = id }, Int = 1 }, change, ct: Ct),
                "upsert" => Db.Everything.Upsert(id, new() { Id = id }, change, ct: Ct),
                _ => Db.Everything.Update(id, new() { Int = { Increment = 1 }, Big = { Increment = 1 } }, ct: Ct),
            });
            error.Code.ShouldBe("P2020");
            error.Message.ShouldContain(call != "two of one row" ? $"A number for {name}." :
                IsPostgreSql ? "A number for Everything.big does" : "A number for Everything does");
        }
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_names_field_and_row()
    {
        var half = "a" + (char)0xdc00;
        await Names("Everything.text holds", () => Db.Everything.Create(new() { Text = half }, ct: Ct), "P2000");
        await Names("Everything.textN, in row 2 of the data, holds",
            () => Db.Everything.CreateMany([new() { TextN = "a" }, new() { TextN = half }], ct: Ct), "P2000");
        await Names("Lists.texts", () => Db.Lists.Create(new() { Texts = ["a", half] }, ct: Ct), "P2000");
        await Names("Order.number", () => Nested(half, quantity: 1), "P2000");
        (await Db.Everything.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Character_or_enum_value_that_the_server_refuses_names_the_field()
    {
        if (!IsPostgreSql) return;
        await Names("Everything.textN, in row 2 of the data, holds",
            () => Db.Everything.CreateMany([new() { TextN = "a" }, new() { TextN = "\0" }], ct: Ct), "P2000");
        await Names("Everything.json", () => Db.Everything.Create(new() { Json = Parsed("[\"\\u0000\"]") }, ct: Ct),
            "P2000");
        await Names("Everything.json", () => Db.Everything.Create(new() { Json = Parsed("[\"\\ud800\"]") }, ct: Ct),
            "P2000");
        await Names("Order.number", () => Nested("\0", quantity: 1), "P2000");
        await Raw("ALTER TYPE colour_kind RENAME VALUE 'dark blue' TO 'navy'");
        await Names("Everything.colour ", () => Db.Everything.Create(new() { Colour = Colour.DarkBlue }, ct: Ct),
            "P2007");
        await Names("Task.status ", () => Db.Customer.Create(new()
        {
            EmailAddress = "a", Tasks = { Create = [new() { Class = "c", Status = [Colour.DarkBlue] }] },
        }, ct: Ct), "P2007");
    }

    [Theory]
    [InlineData("create"), InlineData("create many"), InlineData("update")]
    public async Task Value_of_a_native_type_that_the_server_refuses_names_the_field(string call)
    {
        if (!IsPostgreSql) return; // SQLite has no such types.
        var id = (await Db.Checked.Create(new() { Text = "0" }, ct: Ct)).Id;
        // Another field with the same text is not taken for it.
        (string Code, string Field, CheckedCreate Data, CheckedUpdate Change)[] cases =
        [
            ("P2000", "bits", new() { Text = "10101", Some = "1", Bits = "10101" },
                new() { Text = "10101", Some = "1", Bits = "10101" }),
            ("P2000", "some", new() { Text = "10101", Bits = "1010", Some = "10101" },
                new() { Text = "10101", Bits = "1010", Some = "10101" }),
            ("P2000", "many", new() { Text = "10101", Some = "1", Many = ["1", "10101"] },
                new() { Text = "10101", Some = "1", Many = ["1", "10101"] }),
            ("P2007", "bits", new() { Text = "1020", Some = "10", Bits = "1020" },
                new() { Text = "1020", Some = "10", Bits = "1020" }),
            ("P2007", "some", new() { Text = "2", Some = "2" }, new() { Text = "2", Some = "2" }),
            ("P2007", "address", new() { Text = "300.0.0.1", Address = "300.0.0.1" },
                new() { Text = "300.0.0.1", Address = "300.0.0.1" }),
            ("P2007", "address", new() { Address = "10.0.0.1/33" }, new() { Address = "10.0.0.1/33" }),
            ("P2020", "cash", new() { Text = "1", Cash = 92_233_720_368_547_758.08m },
                new() { Text = "1", Cash = 92_233_720_368_547_758.08m }),
            ("P2007", "markup", new() { Text = "<a>", Markup = "<a>" }, new() { Text = "<a>", Markup = "<a>" }),
        ];
        foreach (var (code, field, data, change) in cases)
        {
            var error = await Should.ThrowAsync<RefractException>(() => call switch
            {
                "create" => Db.Checked.Create(data, ct: Ct),
                "create many" => Db.Checked.CreateMany([new() { Text = "0" }, data], ct: Ct),
                _ => Db.Checked.Update(id, change, ct: Ct),
            });
            error.Code.ShouldBe(code, field);
            error.Message.ShouldContain($" for Checked.{field}");
            error.ToString().ShouldNotContain("300.0");
        }

        (await Db.Checked.Count(ct: Ct)).ShouldBe(1);
    }

    [Theory, InlineData("bit(4)"), InlineData("cidr"), InlineData("inet"), InlineData("money"), InlineData("xml")]
    public async Task Text_for_a_column_that_has_another_type_in_the_database_names_the_model(string type)
    {
        if (!IsPostgreSql) return;
        await Raw($"""ALTER TABLE "Checked" ALTER "text" TYPE {type} USING NULL""");
        var error = await Should.ThrowAsync<RefractException>(() => Db.Checked.Create(new() { Text = "10" }, ct: Ct));
        (error.Code, error.IsOutcomeUnknown).ShouldBe(("P2010", false));
        error.Message.ShouldContain("A column of Checked has another type than the schema says");
        (await Db.Checked.Count(ct: Ct)).ShouldBe(0);
    }

    private static System.Text.Json.JsonElement Parsed(string json) => System.Text.Json.JsonElement.Parse(json);

    private static async Task Names(string place, Func<Task> call, string code = "P2020")
    {
        var error = await Should.ThrowAsync<RefractException>(call);
        error.Code.ShouldBe(code);
        error.Message.ShouldContain(" for " + place);
    }

    private static async Task Missing(string code, string model, Func<Task> call)
    {
        var error = await Should.ThrowAsync<RefractException>(call);
        error.Code.ShouldBe(code);
        error.Message.ShouldContain($"{(code == "P2021" ? "The table" : "A column")} of {model} is missing");
    }

    private async Task Nested(string number, int quantity, string? sku = null)
    {
        if (sku is null && await Db.Product.Count(ct: Ct) == 0)
            await Db.Product.Create(new() { Sku = "pen", Barcode = "b" }, ct: Ct);
        await Db.Customer.Create(new()
        {
            EmailAddress = Guid.NewGuid().ToString("N")[..8],
            Orders =
            {
                Create =
                [
                    new()
                    {
                        Number = number, Lines = { Create = [new() { Sku = sku ?? "pen", Quantity = quantity }] },
                    },
                ],
            },
        }, ct: Ct);
    }
}
