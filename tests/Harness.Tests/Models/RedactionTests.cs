using System.Text.Json;
using Harness.Campaigns.Records;
using Harness.Models;

namespace Harness.Tests.Models;

public class RedactionTests
{
    private const string Key = "sk-a\"b\\c/0123456789";

    [Fact]
    public void A_key_is_replaced_wherever_it_stands()
    {
        var redaction = new Redaction(["sk-0123456789"]);

        redaction.Apply("a sk-0123456789, xsk-0123456789x").Should().Be("a [redacted], x[redacted]x");
    }

    [Fact]
    public void A_key_is_found_in_json_and_in_addresses()
    {
        var redaction = new Redaction([Key]);

        redaction.Apply(JsonSerializer.Serialize(new { key = Key }, RecordJson.Line)).Should().Be("""{"key":"[redacted]"}""");
        redaction.Apply(JsonSerializer.Serialize(JsonSerializer.Serialize(Key, RecordJson.Line), RecordJson.Line)).Should().Be("\"\\\"[redacted]\\\"\"");
        redaction.Apply(JsonSerializer.Serialize(Key)).Should().Be("\"[redacted]\"");
        redaction.Apply("https://x/?key=" + Uri.EscapeDataString(Key)).Should().Be("https://x/?key=[redacted]");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("1234567")]
    [InlineData("")]
    public void A_word_that_is_no_key_punches_no_holes(string key)
    {
        const string text = "none of the 1234567 tests failed";

        new Redaction([key]).Apply(text).Should().Be(text);
    }

    [Fact]
    public void A_long_key_that_was_cut_is_replaced_too()
    {
        var key = "sk-proj-" + new string('a', 30) + new string('b', 60);

        new Redaction([key]).Apply($"there is no tool '{key[..64]}…', nor {key[..21]}, but {key[..20]}x and sk-proj-")
            .Should().Be("there is no tool '[redacted]…', nor [redacted], but [redacted]x and sk-proj-");
    }

    [Fact]
    public void Of_two_keys_the_longer_is_replaced_as_a_whole()
    {
        new Redaction(["sk-01234", "sk-0123456789"]).Apply("sk-0123456789").Should().Be("[redacted]");
    }
}
