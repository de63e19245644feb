using Microsoft.EntityFrameworkCore;
using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>EF Core's view of the tables.</summary>
public sealed class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<CommentRow> Comments => Set<CommentRow>();

    public DbSet<TagRow> Tags => Set<TagRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var timestamp = Database.IsNpgsql() ? "timestamp(3) without time zone" : "TEXT";
        modelBuilder.Entity<UserRow>(user =>
        {
            user.ToTable("User").Property(row => row.Id).HasColumnName("id");
            user.Property(row => row.Email).HasColumnName("email");
            user.Property(row => row.Name).HasColumnName("name");
            user.Property(row => row.CreatedAt).HasColumnName("createdAt").HasColumnType(timestamp);
        });
        modelBuilder.Entity<PostRow>(post =>
        {
            post.ToTable("Post").Property(row => row.Id).HasColumnName("id");
            post.Property(row => row.Title).HasColumnName("title");
            post.Property(row => row.Content).HasColumnName("content");
            post.Property(row => row.Published).HasColumnName("published");
            post.Property(row => row.Views).HasColumnName("views");
            post.Property(row => row.CreatedAt).HasColumnName("createdAt").HasColumnType(timestamp);
            post.Property(row => row.AuthorId).HasColumnName("authorId");
            post.HasOne(row => row.Author).WithMany(row => row.Posts).HasForeignKey(row => row.AuthorId);
            post.HasMany(row => row.Comments).WithOne().HasForeignKey(row => row.PostId);
            post.HasMany(row => row.Tags).WithMany(row => row.Posts).UsingEntity("_PostToTag",
                right => right.HasOne(typeof(TagRow)).WithMany().HasForeignKey("B"),
                left => left.HasOne(typeof(PostRow)).WithMany().HasForeignKey("A"),
                join => join.HasKey("A", "B"));
        });
        modelBuilder.Entity<CommentRow>(comment =>
        {
            comment.ToTable("Comment").Property(row => row.Id).HasColumnName("id");
            comment.Property(row => row.Text).HasColumnName("text");
            comment.Property(row => row.CreatedAt).HasColumnName("createdAt").HasColumnType(timestamp);
            comment.Property(row => row.PostId).HasColumnName("postId");
            comment.Property(row => row.AuthorId).HasColumnName("authorId");
        });
        modelBuilder.Entity<TagRow>(tag =>
        {
            tag.ToTable("Tag").Property(row => row.Id).HasColumnName("id");
            tag.Property(row => row.Name).HasColumnName("name");
        });
        modelBuilder.Entity<ItemRow>(item =>
        {
            item.ToTable("Item").Property(row => row.Id).HasColumnName("id");
            item.Property(row => row.Code).HasColumnName("code");
            item.Property(row => row.Amount).HasColumnName("amount");
            item.OwnsOne(row => row.Meta, meta =>
            {
                meta.ToJson("meta");
                meta.OwnsOne(row => row.Kind, kind => kind.HasJsonPropertyName("kind")
                    .Property(row => row.Level).HasJsonPropertyName("level"));
            });
        });
        modelBuilder.Entity<EventRow>(entry =>
        {
            entry.ToTable("Event").Property(row => row.Id).HasColumnName("id");
            entry.Property(row => row.Kind).HasColumnName("kind");
            entry.Property(row => row.Payload).HasColumnName("payload");
            entry.Property(row => row.Amount).HasColumnName("amount");
            entry.Property(row => row.CreatedAt).HasColumnName("createdAt").HasColumnType(timestamp);
        });
    }
}
