using Harness.Campaigns.Catalog;

namespace Harness.Campaigns.Tests.Catalog;

public class AddressTemplateTests
{
    [Theory]
    [InlineData("https://api.example/v1", null, "https://api.example/v1")]
    [InlineData("https://b.{region}.example/v1", "eu-south-1", "https://b.eu-south-1.example/v1")]
    [InlineData("{ENDPOINT}/openai/v1", null, "https://mine.example/openai/v1")]
    public void Places_are_filled_from_the_region_and_the_environment(string template, string? region, string address) =>
        new AddressTemplate(template).Fill(region, name => name == "ENDPOINT" ? "https://mine.example/" : null)!.AbsoluteUri.Should().Be(address);

    [Theory]
    [InlineData("https://b.{region}.example/v1", null)]
    [InlineData("{UNSET}/v1", null)]
    [InlineData("{FTP}/v1", null)]
    [InlineData("https://b.{region}.example", "evil.example/")]
    [InlineData("https://b.{region}", "a@evil")]
    public void A_place_that_cannot_be_filled_leaves_no_address(string template, string? region) =>
        new AddressTemplate(template).Fill(region, name => name == "FTP" ? "ftp://files.example" : null).Should().BeNull();

    [Fact]
    public void It_says_what_it_needs()
    {
        var template = new AddressTemplate("{AZURE_OPENAI_ENDPOINT}/{region}/v1");

        template.Variables.Should().Equal("AZURE_OPENAI_ENDPOINT");
        template.TakesRegion.Should().BeTrue();
        new AddressTemplate("http://localhost:1/v1").Variables.Should().BeEmpty();
    }
}
