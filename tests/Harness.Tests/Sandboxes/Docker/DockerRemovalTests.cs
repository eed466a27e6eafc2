using System.Net;
using Harness.Sandboxes;
using Harness.Sandboxes.Docker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>An engine on 127.0.0.1 that refuses to remove a container, as podman does when the container ends at that moment.</summary>
public sealed class DockerRemovalTests : IAsyncDisposable
{
    private const string Refusal = """{"cause":"container state improper","message":"cannot remove container as it could not be stopped","response":500}""";

    private readonly WebApplication server = Server();
    private readonly Queue<int> answers = new();
    private int removals;

    [Theory]
    [InlineData(500, 204)]
    [InlineData(500, 500, 404)]
    [InlineData(409, 404)]
    public async Task A_removal_that_is_refused_is_asked_for_again(params int[] statuses)
    {
        using var engine = await ConnectAsync(statuses);

        await engine.RemoveAsync("harness-1");

        removals.Should().Be(statuses.Length);
    }

    [Fact]
    public async Task An_engine_that_goes_on_refusing_is_an_error_with_its_words()
    {
        using var engine = await ConnectAsync([.. Enumerable.Repeat(500, 100)]);

        var removal = () => engine.RemoveAsync("harness-1");

        (await removal.Should().ThrowAsync<SandboxException>()).WithMessage("container harness-1 is not removed: *could not be stopped*");
        removals.Should().BeInRange(2, 20);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<DockerEngine> ConnectAsync(int[] statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(status);
        server.Run(AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return await DockerEngine.ConnectAsync(new Uri(server.Urls.Single()), TestContext.Current.CancellationToken);
    }

    private Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Method != HttpMethods.Delete)
            return http.Response.WriteAsync("{}");
        removals++;
        http.Response.StatusCode = answers.Dequeue();
        return http.Response.StatusCode == StatusCodes.Status204NoContent ? Task.CompletedTask : http.Response.WriteAsync(Refusal);
    }

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }
}
