using NorrvikLine.Hosting;
using Xunit;

namespace NorrvikLine.Tests;

public sealed class ServiceTableTests
{
    private readonly ServiceTable _services = new();

    [Fact]
    public void An_object_is_made_once()
    {
        _services.Add(_ => new List<int>());

        Assert.Same(_services.Get<List<int>>(), _services.Get<List<int>>());
    }

    [Fact]
    public void An_object_can_use_others()
    {
        _services.Add(s => $"{s.Get<Version>()}!");
        _services.Add(_ => new Version(1, 2));

        Assert.Equal("1.2!", _services.Get<string>());
    }

    [Fact]
    public void What_was_not_added_is_not_found()
    {
        Assert.Throws<KeyNotFoundException>(_services.Get<string>);
    }
}
