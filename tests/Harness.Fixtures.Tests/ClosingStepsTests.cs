namespace Harness.Fixtures.Tests;

public sealed class ClosingStepsTests
{
    private readonly ClosingSteps _steps = new();
    private readonly List<int> _taken = [];

    [Fact]
    public async Task Every_step_is_taken_whatever_became_of_those_before_it()
    {
        await _steps.TakeAsync(() => Fail(1));
        _steps.Take(() => throw new IOException("2"));
        _steps.Take(() => _taken.Add(3));
        await _steps.TakeAsync(() => Succeed(4));

        _taken.Should().Equal(3, 4);
        _steps.Invoking(steps => steps.ThrowFailures()).Should().Throw<AggregateException>().Which.InnerExceptions.Select(e => e.Message).Should().Equal("1", "2");
    }

    [Fact]
    public async Task The_only_failure_is_thrown_as_it_came()
    {
        await _steps.TakeAsync(() => Succeed(1));
        _steps.Take(() => throw new IOException("disk full"));

        _steps.Invoking(steps => steps.ThrowFailures()).Should().Throw<IOException>().WithMessage("disk full");
    }

    [Fact]
    public void Without_a_failure_nothing_is_thrown()
    {
        _steps.Take(() => _taken.Add(1));

        _steps.Invoking(steps => steps.ThrowFailures()).Should().NotThrow();
    }

    private static async ValueTask Fail(int step)
    {
        await Task.Yield();
        throw new IOException($"{step}");
    }

    private ValueTask Succeed(int step)
    {
        _taken.Add(step);
        return ValueTask.CompletedTask;
    }
}
