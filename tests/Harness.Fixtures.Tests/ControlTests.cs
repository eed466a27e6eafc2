using Harness.Settings;

namespace Harness.Fixtures.Tests;

public sealed class ControlTests
{
    [Fact]
    public void A_control_is_recorded_as_a_suite_of_its_own()
    {
        new AgenticTaskAttribute("task_09_control", "twin") { Control = true }.RecordedSuite.Should().Be("agentic-core-v1-controls");
        new AgenticTaskAttribute("task_09", "task").RecordedSuite.Should().Be("agentic-core-v1");
        new AgenticTaskAttribute("t", "t") { Suite = "payments-v1", Control = true }.GetTraits().Should().Contain(new KeyValuePair<string, string>("Suite", "payments-v1-controls"));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void A_switch_takes_digits_and_words(string value, bool on) => Read(value).Controls.Should().Be(on);

    [Fact]
    public void A_switch_takes_nothing_else() =>
        FluentActions.Invoking(() => Read("yes")).Should().Throw<SettingsException>().WithMessage("*HARNESS_CONTROLS*'yes'*true or false*");

    private static HarnessSettings Read(string value) =>
        new SettingsReader(new Dictionary<string, string> { ["HARNESS_CONTROLS"] = value }, Path.GetTempPath()).Read();
}
