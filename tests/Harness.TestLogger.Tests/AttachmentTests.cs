namespace Harness.TestLogger.Tests;

public sealed class AttachmentTests
{
    [Fact]
    public void What_the_adapter_left_of_a_record_is_cleared_away_at_the_end()
    {
        using var run = new LoggedRun();
        var folder = run.Campaign();
        run.Finish(folder, 1);
        run.Finish(folder, 2);
        run.AttachmentFolders.Should().HaveCount(2).And.OnlyContain(left => Directory.Exists(left), "other loggers may still copy them");

        run.Events.Complete();

        run.AttachmentFolders.Should().OnlyContain(left => !Directory.Exists(left));
        folder.ReadRuns().Records.Should().HaveCount(2);
    }

    [Fact]
    public void What_lies_beside_it_is_somebody_else_s()
    {
        using var run = new LoggedRun();
        run.Finish(run.Campaign(), 1);
        var other = Path.Combine(run.AttachmentFolders[0], "trace.log");
        File.WriteAllText(other, "kept");

        run.Events.Complete();

        Directory.GetFiles(run.AttachmentFolders[0]).Should().Equal(other);
    }
}
