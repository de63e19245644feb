using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Writing rows together with those that belong to them, on every database.</summary>
public abstract class NestedWriteSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_graph_of_three_levels_is_created_in_one_go()
    {
        await Db.Tag.Create(new() { Name = "old" }, ct: Ct);
        var made = await Db.Customer.Create(new()
        {
            EmailAddress = "a", Profile = { Create = new() { Bio = "hi" } },
            InvitedBy = { Create = new() { EmailAddress = "b" } },
            Orders =
            {
                Create =
                [
                    new()
                    {
                        Number = "1",
                        Lines =
                        {
                            Create = [new() { Quantity = 3,
                                Product = { Create = new() { Sku = "s", Barcode = "t",
                                    Tags = { Create = [new() { Name = "new" }], Connect = [new(name: "old")] } } } }],
                        },
                    },
                ],
            },
        }, new() { Profile = true, InvitedBy = true,
            Orders = { Include =
                { Lines = { Include = { Product = { Include = { Tags = { OrderBy = { Name = Sort.Asc } } } } } } } } },
                Ct);
        made.Profile!.Bio.ShouldBe("hi");
        made.InvitedBy!.EmailAddress.ShouldBe("b");
        made.Orders.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().Product.Tags.Select(tag => tag.Name)
            .ShouldBe(["new", "old"]);
    }

    [Fact]
    public async Task A_failure_below_undoes_what_is_above()
    {
        await Should.ThrowAsync<UniqueConstraintException>(() =>
            Db.Customer.Create(
                new() { EmailAddress = "a", Orders = { Create = [new() { Number = "1" }, new() { Number = "1" }] } },
                ct: Ct));
        ((await Db.Customer.Count(ct: Ct)), await Db.Order.Count(ct: Ct)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Children_are_created_connected_or_whichever_is_needed()
    {
        await Seed();
        await Db.Order.Create(new() { Number = "free" }, ct: Ct);
        var cy = await Db.Customer.Update(3, new()
        {
            Orders =
            {
                Create = [new() { Number = "C1" }],
                CreateMany = new() { Data = [new() { Number = "C2" }, new() { Number = "A1" }], SkipDuplicates = true },
                Connect = [new(number: "free")],
                ConnectOrCreate = [new() { Where = new(number: "B1"), Create = new() { Number = "never" } },
                    new() { Where = new(number: "C3"), Create = new() { Number = "C3" } }],
            },
        }, new() { Orders = { OrderBy = { Number = Sort.Asc } } }, ct: Ct);
        cy.Orders.Select(order => order.Number).ShouldBe(["B1", "C1", "C2", "C3", "free"]);
        (await Db.Customer.FindUniqueOrThrow(2, new() { Orders = true }, ct: Ct)).Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Children_are_updated_upserted_parted_and_deleted()
    {
        await Seed();
        var ada = await Db.Customer.Update(1, new()
        {
            Orders =
            {
                Update = [new() { Where = new(number: "A1"),
                    Data = new() { Note = "one",
                        Lines = { DeleteMany = [new() { Sku = "ink" }],
                            Update = [new() { Where = (1, "pen"), Data = new() { Quantity = 50 } }] } } }],
                Upsert =
                [
                    new() { Where = new(number: "A2"), Create = new() { Number = "no" },
                        Update = new() { Note = "two" } },
                    new() { Where = new(number: "A3"), Create = new() { Number = "A3" },
                        Update = new() { Note = "no" } },
                ],
                UpdateMany = [new() { Where = new() { Note = null }, Data = new() { Note = "rest" } }],
            },
        }, new() { Orders = { OrderBy = { Number = Sort.Asc }, Include = { Lines = true } } }, ct: Ct);
        ada.Orders.Select(order => order.Note).ShouldBe(["one", "two", "rest"]);
        ada.Orders[0].Lines.ShouldHaveSingleItem().Quantity.ShouldBe(50);

        ada = await Db.Customer.Update(1,
            new() { Orders = { Disconnect = [new(number: "A1")], Delete = [new(number: "A2")],
                DeleteMany = [new() { Number = "A3" }] } }, new() { Orders = true }, ct: Ct);
        ada.Orders.ShouldBeEmpty();
        (await Db.Order.FindMany(orderBy: new() { Number = Sort.Asc }, ct: Ct)).Select(
            order => (order.Number, order.CustomerId)).ShouldBe([("A1", null), ("B1", 2)]);
        ada = await Db.Customer.Update(1, new() { Orders = { Set = [new(number: "A1"), new(number: "B1")] } },
            new() { Orders = true }, ct: Ct);
        ada.Orders.Count.ShouldBe(2);
        (await Db.Customer.Update(1, new() { Orders = { Set = [] } }, new() { Orders = true },
            ct: Ct)).Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Children_of_another_parent_are_left_alone()
    {
        await Seed();
        await Should.ThrowAsync<RefractException>(
            () => Db.Customer.Update(3,
                new() { Orders = { Update = [new() { Where = new(number: "A1"), Data = new() { Note = "x" } }] } },
                ct: Ct));
        foreach (var number in new[] { "A1", "none" })
            (await Should.ThrowAsync<RecordNotFoundException>(
                () => Db.Customer.Update(3, new() { Orders = { Delete = [new(number: number)] } },
                    ct: Ct))).Code.ShouldBe("P2017");
        await Db.Customer.Update(3,
            new() { Orders = { UpdateMany = [new() { Where = new(), Data = new() { Note = "x" } }],
                DeleteMany = [new() { Number = "A1" }] } }, ct: Ct);
        (await Db.Order.Count(new() { Note = null }, ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task The_one_above_is_created_connected_updated_and_parted()
    {
        await Seed();
        await Db.Task.Create(new() { Class = "c", Owner = { Connect = new(emailAddress: "ada@example.com") } }, ct: Ct);
        async Task<TaskModel> Change(TaskUpdate data) =>
            await Db.Task.Update(("c", 0), data, new() { Owner = true }, ct: Ct);
        (await Change(new() { Owner = { Update = { FullName = "Ada L." } } })).Owner!.FullName.ShouldBe("Ada L.");
        (await Change(new() { Owner = { Disconnect = true } })).Owner.ShouldBeNull();
        (await Change(
            new() { Owner = { Upsert = new() { Create = new() { EmailAddress = "new" },
                Update = new() { FullName = "no" } } } })).Owner!.EmailAddress.ShouldBe("new");
        (await Change(
            new() { Owner = { Upsert = new() { Create = new() { EmailAddress = "no" },
                Update = new() { FullName = "yes" } } } })).Owner!.FullName.ShouldBe("yes");
        (await Change(
            new() { Owner = { ConnectOrCreate = new() { Where = new(emailAddress: "bob@example.com"),
                Create = new() { EmailAddress = "no" } } } })).OwnerId.ShouldBe(2);
        (await Change(new() { Owner = { Create = new() { EmailAddress = "last" } } })).Owner!.EmailAddress.ShouldBe(
            "last");
        (await Change(new() { OwnerId = 3 })).Owner!.FullName.ShouldBe("cy");
        await Should.ThrowAsync<RecordNotFoundException>(() => Change(new() { Owner = { Connect = 404 } }));
    }

    [Fact]
    public async Task The_only_one_below_is_replaced_updated_and_deleted()
    {
        await Seed();
        async Task<Profile?> Change(CustomerUpdate data) =>
            (await Db.Customer.Update(1, data, new() { Profile = true }, ct: Ct)).Profile;
        (await Change(new() { Profile = { Create = new() { Bio = "one" } } }))!.Bio.ShouldBe("one");
        (await Change(new() { Profile = { Update = { Bio = "two" } } }))!.Bio.ShouldBe("two");
        (await Change(
            new() { Profile = { Upsert = new() { Create = new() { Bio = "no" },
                Update = new() { Bio = "three" } } } }))!.Bio.ShouldBe("three");
        (await Change(new() { Profile = { Delete = true } })).ShouldBeNull();
        (await Change(
            new() { Profile = { Upsert = new() { Create = new() { Bio = "four" }, Update = new() } } }))!.Bio.ShouldBe(
                "four");
        (await Db.Profile.FindUnique(customerId: 1, ct: Ct))!.Bio.ShouldBe("four");
        await Should.ThrowAsync<RefractException>(
            () => Db.Customer.Update(2, new() { Profile = { Update = { Bio = "none there" } } }, ct: Ct));
    }

    [Fact]
    public async Task Many_to_many_rows_are_tied_and_untied()
    {
        await Seed();
        async Task<string> Change(ProductUpdate data) =>
            string.Concat(
                (await Db.Product.Update("pen", data, new() { Tags = { OrderBy = { Name = Sort.Asc } } },
                    ct: Ct)).Tags.Select(tag => tag.Name));
        (await Change(new() { Tags = { Create = [new() { Name = "a" }, new() { Name = "b" }] } })).ShouldBe("ab");
        await Db.Tag.CreateMany([new() { Name = "c" }, new() { Name = "d" }], ct: Ct);
        (await Change(new() { Tags = { Connect = [new(name: "c"), new(name: "a")] } })).ShouldBe("abc");
        (await Change(new() { Tags = { Disconnect = [new(name: "a"), new(name: "d")] } })).ShouldBe("bc");
        (await Change(new() { Tags = { Set = [new(name: "d"), new(name: "b")] } })).ShouldBe("bd");
        (await Change(
            new() { Tags =
                { ConnectOrCreate = [new() { Where = new(name: "e"), Create = new() { Name = "e" } }] } })).ShouldBe(
                    "bde");
        (await Change(
            new() { Tags = { Update = [new() { Where = new(name: "e"), Data = new() { Name = "f" } }],
                Delete = [new(name: "d")] } })).ShouldBe("bf");
        (await Change(
            new() { Tags = { UpdateMany = [new() { Where = new() { Name = "f" }, Data = new() { Name = "g" } }],
                DeleteMany = [new() { Name = "b" }] } })).ShouldBe("g");
        (await Change(new() { Tags = { Set = [] } })).ShouldBe("");
        (await Db.Tag.Count(ct: Ct)).ShouldBe(3);
        (await Db.Tag.Update(new(name: "g"), new() { Products = { Connect = ["ink", new(barcode: "b-map")] } },
            new() { Products = true }, ct: Ct)).Products.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Steps_take_effect_in_the_order_of_the_text()
    {
        await Seed();
        async Task<string> Change(CustomerUpdate data) =>
            string.Concat(
                (await Db.Customer.Update(1, data, new() { Orders = { OrderBy = { Number = Sort.Asc } } },
                    ct: Ct)).Orders.Select(order => order.Number));
        (await Change(
            new() { Orders = { Set = [new(number: "A1")], Connect = [new(number: "B1")],
                Create = [new() { Number = "C1" }] } })).ShouldBe("A1B1C1");
        (await Change(new() { Orders = { Connect = [new(number: "A2")], Set = [new(number: "A1")] } })).ShouldBe("A1");
        (await Change(new() { Orders = { Disconnect = [new(number: "A1")], Connect = [new(number: "A1")] } })).ShouldBe(
            "A1");
        (await Change(
            new() { Orders = { Create = [new() { Number = "C2" }],
                UpdateMany = [new() { Where = new(), Data = new() { Note = "x" } }] } })).ShouldBe("A1C2");
        (await Db.Order.Count(new() { Note = "x" }, ct: Ct)).ShouldBe(2);
        (await Change(
            new() { Orders = { Disconnect = [new(number: "A1")], DeleteMany = [new()],
                Create = [new() { Number = "C3" }] } })).ShouldBe("C3");

        async Task<string> Tags(ProductUpdate data) =>
            string.Concat(
                (await Db.Product.Update("pen", data, new() { Tags = { OrderBy = { Name = Sort.Asc } } },
                    ct: Ct)).Tags.Select(tag => tag.Name));
        (await Tags(new() { Tags = { Create = [new() { Name = "a" }], Set = [] } })).ShouldBe("");
        (await Tags(
            new() { Tags = { Set = [], Create = [new() { Name = "b" }], Connect = [new(name: "a")] } })).ShouldBe("ab");
        (await Tags(new() { Tags = { DeleteMany = [new()], Create = [new() { Name = "c" }] } })).ShouldBe("c");
    }

    [Fact]
    public async Task A_row_to_connect_that_is_not_there_undoes_all()
    {
        await Seed();
        var missing = await Should.ThrowAsync<RecordNotFoundException>(() =>
            Db.Customer.Update(1,
                new() { FullName = "x", Orders = { Connect = [new(number: "B1"), new(number: "none")] } }, ct: Ct));
        (missing.Code, missing.Model).ShouldBe(("P2018", "Order"));
        (await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Customer.Update(1, new() { Orders = { Set = [new(number: "none")] } }, ct: Ct))).Code.ShouldBe(
                "P2018");
        (await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Product.Update("pen", new() { Tags = { Connect = [404] } }, ct: Ct))).Code.ShouldBe("P2025");
        (await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Customer.Update(1, new() { Profile = { Connect = 404 } }, ct: Ct))).Code.ShouldBe("P2025");
        (await Db.Order.Count(new() { CustomerId = 1 }, ct: Ct)).ShouldBe(2);
        (await Db.Customer.FindUniqueOrThrow(1, ct: Ct)).FullName.ShouldBe("ada");
    }

    [Fact]
    public async Task A_row_that_is_tied_or_parted_has_changed()
    {
        await Seed();
        var old = DateTimeOffset.UnixEpoch;
        await Db.Customer.UpdateAll(new() { UpdatedAt = old }, Ct);
        async Task<string> Fresh() =>
            string.Concat(
                (await Db.Customer.FindMany(new() { UpdatedAt = { Gt = old } }, new() { CustomerId = Sort.Asc },
                    ct: Ct)).Select(row => row.CustomerId));
        await Db.Customer.Update(1, new() { Invited = { Connect = [3] } }, ct: Ct);
        (await Fresh()).ShouldBe("3");
        await Db.Customer.Update(1, new() { Invited = { Disconnect = [2] } }, ct: Ct);
        (await Fresh()).ShouldBe("23");
        await Db.Customer.UpdateAll(new() { UpdatedAt = old }, Ct);
        await Db.Customer.Update(1, new() { Invited = { Set = [2] } }, ct: Ct);
        (await Fresh()).ShouldBe("23");
    }

    [Fact]
    public async Task A_row_is_not_parted_from_a_parent_that_it_must_have()
    {
        await Seed();
        // The mistake is in the program, so it does not wait for a row.
        (await Should.ThrowAsync<RefractException>(
            () => Db.Customer.Update(1, new() { Profile = { Disconnect = true } }, ct: Ct))).Code.ShouldBe("P2014");
        await Db.Profile.Create(new() { CustomerId = 1 }, ct: Ct);
        (await Should.ThrowAsync<RefractException>(
            () => Db.Customer.Update(1, new() { Profile = { Disconnect = true } }, ct: Ct))).Code.ShouldBe("P2014");
        (await Db.Profile.Count(ct: Ct)).ShouldBe(1);
    }
}
