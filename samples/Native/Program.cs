using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Native;
using Refract;

// A program that is compiled ahead of time: see README.md. It uses what a program usually uses, and says what it found.
var started = Stopwatch.GetTimestamp();
var url = args is [var given, ..] ? given : null;
await using var db = NotesDb.Connect(url);
if (args is [_, "--first-row"]) return await db.Author.FindFirst() is null ? 1 : 0;

await db.Note.DeleteAll();
await db.Author.DeleteAll();

var ada = await db.Author.Create(new()
{
    Email = "ada@example.com", Name = "Ada", Settings = new Preferences("dark", 12),
    Notes =
    {
        Create =
        [
            new()
            {
                Title = "Engines", Body = "long",
                Meta = Json.Of(new Labels(["maths"], 3), NoteJson.Default.Labels),
            },
            new() { Title = "Looms" },
        ],
    },
}, include: new() { Notes = true });
Console.WriteLine($"first row after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
Console.WriteLine($"{ada.Name} has {ada.Notes.Count} notes");

await db.Author.Update(ada.Id, new() { Settings = { SetPath = (["fontSize"], 14) } });
var author = await db.Author.FindUniqueOrThrow(ada.Id);
Console.WriteLine($"document: {author.Settings.Theme} {author.Settings.FontSize}");

var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = NotesDb.JsonResolver };
var contract = (JsonTypeInfo<Author>)options.GetTypeInfo(typeof(Author));
var text = JsonSerializer.Serialize(author with { Id = 1 }, contract);
Console.WriteLine($"JSON: {text} {JsonSerializer.Deserialize(text, contract)!.Settings == author.Settings}");

var cards = await db.Author.Where(a => a.Notes.Some(n => n.Meta["stars"] >= 3))
    .Select(a => new { a.Name, Titles = a.Notes.OrderBy(n => n.Title.Asc).Select(n => n.Title) })
    .FindMany();
Console.WriteLine($"shapes: {cards[0].Name}: {string.Join(", ", cards[0].Titles)}");

var (count, titles) = await db.Batch(b => (b.Note.Count(), b.Note.Select(n => n.Title).FindMany()));
Console.WriteLine($"batch: {count} of {titles.Count}");

var rows = await db.QueryRaw<TitleRow>($"""
    SELECT "title", length("body") AS "size" FROM "Note" WHERE "authorId" = {ada.Id} ORDER BY "title"
    """);
Console.WriteLine($"raw SQL: {rows[0].Title} {rows[0].Size}");

var authors = await db.Sql.AuthorsByNotes(least: 2);
Console.WriteLine($"SQL file: {authors[0].Name} {authors[0].Notes}");

var changed = await db.Transaction(async tx =>
{
    await tx.Note.UpdateMany(n => n.Title == "Looms", new() { Meta = { SetPath = (["stars"], 5) } });
    return await tx.Note.FindFirstOrThrow(n => n.Meta["stars"] == 5, include: new() { Body = true });
});
Console.WriteLine($"transaction: {changed.Title} {changed.Meta} '{changed.Body}'");

var groups = await db.Note.GroupBy(n => n.AuthorId).Select(g => new { g.Key, Count = g.Count() }).FindMany();
Console.WriteLine($"groups: {groups[0].Count}");

var streamed = 0;
await foreach (var note in db.Note.Stream(include: new() { Author = true })) streamed += note.Author.Name.Length;
Console.WriteLine($"stream: {streamed}");

var calls = 0;
await using var policed = NotesDb.Connect(url, o =>
{
    o.Policies.SoftDelete<NoteFields>(n => n.HiddenAt);
    o.Hooks.Before(_ =>
    {
        calls++;
        return Task.CompletedTask;
    });
});
await policed.Note.DeleteMany(n => n.Title == "Looms");
Console.WriteLine($"policies: {await policed.Note.Count()} of {await db.Note.Count()}; hooks: {calls}");
return 0;

/// <summary>A row of SQL.</summary>
internal sealed record TitleRow(string Title, long Size);
