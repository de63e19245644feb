using FsCheck;
using FsCheck.Fluent;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Schema.Tests.Compilation;

public sealed class Compiling_schemas
{
    private static SchemaResult Compile(params string[] texts) =>
        SchemaCompiler.Compile([.. texts.Select((text, index) => new SourceFile($"{index}.prisma", text))]);

    [Fact]
    public void Several_files_make_one_model()
    {
        var result = SchemaCompiler.Compile(TuxSchema.Files);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info).ShouldBeEmpty();
        result.Diagnostics.Select(diagnostic => diagnostic.Code).ShouldBe(["RFR1113", "RFR1113"]);
        var schema = result.Schema;
        schema.Datasource!.Url.ShouldBe(new StringOrEnv(null, "DATABASE_URL"));
        schema.Models.Select(model => model.Name).ShouldBe(["Case", "Guild", "Levels", "Starboard"]);
        schema.Relations.Select(relation => (relation.Name, relation.Kind)).ShouldBe(
        [
            ("CaseToGuild", RelationKind.OneToMany), ("GuildToLevels", RelationKind.OneToMany),
            ("GuildToStarboard", RelationKind.OneToOne),
        ]);
    }

    [Fact]
    public void Fields_keys_and_documentation_are_resolved()
    {
        var schema = SchemaCompiler.Compile(TuxSchema.Files).Schema;
        var model = schema.FindModel("Case")!;
        model.Documentation.ShouldBe("What a moderator did.");
        model.PrimaryKey!.Fields.Single().Field.Name.ShouldBe("case_id");
        model.Indexes.Select(index => index.Kind)
            .ShouldBe([IndexKind.Unique, IndexKind.Normal, IndexKind.Normal, IndexKind.Normal]);
        model.Indexes[3].Fields.Single().IsDescending.ShouldBeTrue();
        var type = (ScalarField)model.FindField("case_type")!;
        type.Type.ShouldBe(ScalarType.Enum);
        type.Enum!.Values[2].ShouldBe(new EnumValue("WARN", "warn", "Only a word.", type.Enum.Values[2].Location));
        ((ScalarField)model.FindField("case_user_roles")!).Default.ShouldBe(new ListDefault([]));
        ((ScalarField)model.FindField("case_created_at")!).Default.ShouldBe(new FunctionDefault("now", []));
        var guild = (RelationField)model.FindField("guild")!;
        guild.HoldsForeignKey.ShouldBeTrue();
        guild.Target.Name.ShouldBe("Guild");
        guild.Opposite.Name.ShouldBe("cases");
        guild.References.Single().ShouldBeSameAs(schema.FindModel("Guild")!.FindField("guild_id"));
        var emoji = (ScalarField)schema.FindModel("Starboard")!.FindField("starboard_emoji")!;
        emoji.NativeType.ShouldBe(new NativeType("VarChar", ["64"]));
        schema.Files.Count.ShouldBe(3);
    }

    [Fact]
    public void A_schema_without_a_datasource_or_without_anything_is_valid()
    {
        Compile("model A {\n  id Int @id\n}\n").IsValid.ShouldBeTrue();
        Compile("").IsValid.ShouldBeTrue();
        Compile().IsValid.ShouldBeTrue();
    }

    [Fact]
    public void One_bad_line_does_not_hide_what_follows()
    {
        var result = Compile(
            "model A {\n  id Int @id\n  ???\n  b Strin\n  c Int @defualt(1)\n}\n\nmodel B {\n  id Int @id\n  "
                + "x Foo\n}\n");
        result.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location.Start.Line)).ShouldBe(
            [("RFR1001", 3), ("RFR1016", 4), ("RFR1017", 5), ("RFR1016", 10)]);
        result.Diagnostics[1].Message.ShouldContain("`String`");
        result.Diagnostics[2].Message.ShouldContain("`@default`");
        result.Schema.FindModel("B")!.Fields.Single().Name.ShouldBe("id");
    }

    [Fact]
    public void What_follows_from_a_mistake_names_its_line_and_the_file_that_it_is_in()
    {
        var result = Compile(
            "model A {\n  id Int @id\n  bId Int\n  b B @relation(fields: [bId], references: [number])\n  e E\n}\n",
            "model B {\n  id Int @id\n  number Int @unique(\n  as A[]\n}\n\nenum E {\n  X\n");
        var following = result.Diagnostics
            .Where(diagnostic => diagnostic.Cause is not null && diagnostic.Location.File.Path == "0.prisma").ToList();
        following.Select(diagnostic => diagnostic.Message).ShouldBe(
        [
            "`@relation` refers to the field `number`, whose line 3 of 1.prisma could not be read.",
            "There is no type `E`, because the block `enum E`, which begins on line 7 of 1.prisma, is never closed.",
        ]);
        following.Select(diagnostic => (diagnostic.Cause!.Value.File.Path, diagnostic.Cause.Value.Start.Line))
            .ShouldBe([("1.prisma", 3), ("1.prisma", 7)]);
        result.Diagnostics.Count(diagnostic => diagnostic.Cause is null).ShouldBe(2);
    }

    [Fact]
    public void Whatever_is_given_nothing_is_thrown()
    {
        string[] pieces =
        [
            "model A {\n", "model B {\n", "enum E {\n", "view V {\n", "type T {\n", "}\n",
            "datasource db {\n provider = "
            + "\"postgresql\"\n}\n", "id Int @id\n",
            "a A? @relation(\"r\", fields: [id], references: [id])\n", "b B[] @relation(name: \"r\")\n",
            "b2 B @relation(fields: [a, "
            + "zz], references: [id])\n",
            "e E @default(X)\n", "X\n", "Y @map(\"X\")\n", "@@id([a, b])\n", "@@unique([id, id], map: \"\")\n",
            "@@index([a.b(sort: "
            + "Desc, ops: raw(\"x\"))], where: { a: 1 })\n",
            "s String[] @default([\"a\", 1]) @db.VarChar(1, 2)\n", "t T @db.Foo\n", "u Unsupported(\"x\")? "
            + "@default(1)\n", "@@map({a: 1})\n", "d DateTime @default(\"\\u12\")\n",
            "/// doc\n", "provider = [1, env(\"X\")]\n", "schemas = \"a\"\n", "extensions = [a(map: 1), \"b\"]\n",
            "previewFeatures = "
            + "views\n", "generator g {\n", "c C[]\n", "c:\n",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var result = Compile(text, text);
            _ = result.Schema.Relations.Select(
                relation => (relation.First.Opposite.Name, relation.Second.Target.Name)).ToList();
            return result.Schema.Models.SelectMany(model => model.RelationFields)
                .All(field => field.Relation is not null);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Circles_of_actions_are_shown_with_their_way_round_and_a_way_that_ends_is_none()
    {
        var result = Compile("""
            datasource db {
              provider     = "postgresql"
              relationMode = "prisma"
            }

            model A {
              id  Int @id
              bId Int
              b   B   @relation(fields: [bId], references: [id], onDelete: Cascade)
              cs  C[]
              @@index([bId])
            }

            model B {
              id  Int @id
              cId Int
              c   C   @relation(fields: [cId], references: [id], onDelete: Cascade)
              as  A[]
              ds  D[]
              @@index([cId])
            }

            model C {
              id  Int @id
              aId Int
              a   A   @relation(fields: [aId], references: [id], onDelete: Cascade)
              bs  B[]
              @@index([aId])
            }

            model D {
              id  Int @id
              bId Int
              b   B   @relation(fields: [bId], references: [id], onDelete: Cascade)
              es  E[]
              @@index([bId])
            }

            model E {
              id     Int  @id
              dId    Int
              d      D    @relation(fields: [dId], references: [id], onDelete: Cascade)
              selfId Int?
              self   E?   @relation("Self", fields: [selfId], references: [id], onDelete: Cascade)
              selves E[]  @relation("Self")
              fs     F[]
              @@index([dId])
              @@index([selfId])
            }

            model F {
              id  Int @id
              eId Int
              e   E   @relation(fields: [eId], references: [id], onDelete: Cascade)
              @@index([eId])
            }

            """);
        var found = result.Diagnostics.Where(diagnostic => diagnostic.Code == "RFR1418").ToList();
        found.Select(diagnostic => diagnostic.Message.Split(" Set ")[0]).ShouldBe(
        [
            "The actions of this relation run in a circle: A.b → B.c → C.a → A.",
            "The actions of this relation run in a circle: B.c → C.a → A.b → B.",
            "The actions of this relation run in a circle: C.a → A.b → B.c → C.",
            "`E` refers to itself, and its actions would go on for ever.",
            "The actions of this relation run in a circle: F.e → E.self → E.",
        ]);
    }
}
