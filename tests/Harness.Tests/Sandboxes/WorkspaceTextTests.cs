using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public class WorkspaceTextTests
{
    [Theory]
    [InlineData(TextForm.Utf8)]
    [InlineData(TextForm.Utf8WithByteOrderMark)]
    [InlineData(TextForm.Utf16)]
    [InlineData(TextForm.Utf16BigEndian)]
    public void What_was_written_in_a_form_is_read_back_in_it(TextForm form)
    {
        var bytes = WorkspaceText.Encode("Grüße 😀\r\n", form);

        WorkspaceText.Decode(bytes, isComplete: true).Should().Be(new WorkspaceText("Grüße 😀\r\n", form, IsComplete: true));
    }

    [Fact]
    public void The_byte_order_mark_is_no_part_of_the_text() =>
        WorkspaceText.Decode([0xEF, 0xBB, 0xBF, (byte)'a'], isComplete: true)!.Text.Should().Be("a");

    [Fact]
    public void Bytes_that_are_no_Unicode_are_shown_and_never_written_back()
    {
        var text = WorkspaceText.Decode([(byte)'a', 0xE4, (byte)'b'], isComplete: true)!;

        text.Should().Be(new WorkspaceText("aäb", TextForm.Unknown, IsComplete: true));
        var encode = () => WorkspaceText.Encode(text.Text, text.Form);
        encode.Should().Throw<WorkspaceAccessException>();
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x61 })]
    public void Zero_bytes_and_broken_UTF_16_are_binary(byte[] bytes) =>
        WorkspaceText.Decode(bytes, isComplete: true).Should().BeNull();

    [Theory]
    [InlineData("aé", 1)]
    [InlineData("a€", 1)]
    [InlineData("a€", 2)]
    [InlineData("a😀", 1)]
    [InlineData("a😀", 3)]
    public void A_cut_falls_between_characters(string text, int bytesMissing)
    {
        var bytes = Encoding.UTF8.GetBytes(text)[..^bytesMissing];

        WorkspaceText.Decode(bytes, isComplete: false).Should().Be(new WorkspaceText("a", TextForm.Utf8, IsComplete: false));
    }

    [Fact]
    public void A_cut_in_UTF_16_falls_between_characters()
    {
        var bytes = WorkspaceText.Encode("a😀", TextForm.Utf16);

        WorkspaceText.Decode(bytes.AsSpan()[..^1], isComplete: false)!.Text.Should().Be("a");
        WorkspaceText.Decode(bytes.AsSpan()[..^2], isComplete: false)!.Text.Should().Be("a");
    }

    [Fact]
    public void A_whole_last_character_stays_when_the_cut_follows_it() =>
        WorkspaceText.Decode("a€"u8, isComplete: false)!.Text.Should().Be("a€");
}
