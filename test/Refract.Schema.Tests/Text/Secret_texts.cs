using Refract.Schema.Text;

namespace Refract.Schema.Tests.Text;

public sealed class Secret_texts
{
    [Theory]
    [InlineData("  url = \"postgresql://me:s3cret@host/db\"", "  url = \"postgresql://me:******@host/db\"")]
    [InlineData("url = \"postgresql://me:s3@/:cret@host/db\"", "url = \"postgresql://me:*********@host/db\"")]
    [InlineData("url = \"postgresql://me:s3cret@host/db", "url = \"postgresql://me:******@host/db")]
    [InlineData("postgresql://host/db?sslpassword=s3cret&schema=a", "postgresql://host/db?sslpassword=******&schema=a")]
    [InlineData("postgresql://host/db?schema=a&api_key=s3cret", "postgresql://host/db?schema=a&api_key=******")]
    [InlineData("postgresql://host/db?token=s3cret#x", "postgresql://host/db?token=********")]
    [InlineData("\"Host=a;Password=s3cret;Database=b\"", "\"Host=a;Password=******;Database=b\"")]
    [InlineData("\"Password = s3cret;Host=a\"", "\"Password = ******;Host=a\"")]
    [InlineData("prisma://accelerate.prisma-data.net/?api_key=s3cret",
        "prisma://accelerate.prisma-data.net/?api_key=******")]
    [InlineData("url = env(\"DATABASE_URL\")", "url = env(\"DATABASE_URL\")")]
    [InlineData("postgresql://me@host/db?schema=public", "postgresql://me@host/db?schema=public")]
    [InlineData("password String @default(\"a\")", "password String @default(\"a\")")]
    public void Secrets_are_masked_and_nothing_else_is(string text, string expected) =>
        SecretText.Mask(text).ShouldBe(expected);
}
