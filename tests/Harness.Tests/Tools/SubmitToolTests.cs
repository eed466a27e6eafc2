using Harness.Tools;

namespace Harness.Tests.Tools;

public class SubmitToolTests
{
    [Fact]
    public async Task Submitting_is_acknowledged_and_changes_nothing() =>
        (await new SubmitTool().CallAsync(new { summary = "done" })).Should().Be(new ToolReply("submitted"));
}
