using System.ClientModel.Primitives;

namespace Harness.Models.Wires;

/// <summary>Puts the key upon requests of the OpenAI SDK; without a key nothing, which the SDK's own policy does not allow.</summary>
internal sealed class ResponsesKeyPolicy(string? key, string header, string prefix) : AuthenticationPolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Authorize(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Authorize(message);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Authorize(PipelineMessage message)
    {
        if (!string.IsNullOrEmpty(key)) message.Request.Headers.Set(header, prefix + key);
    }
}
