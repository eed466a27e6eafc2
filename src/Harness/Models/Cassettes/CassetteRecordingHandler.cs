namespace Harness.Models.Cassettes;

/// <summary>Passes a request on and records it with what came back, before anybody else sees that: also errors, cut connections and answers that nobody waited for.</summary>
internal sealed class CassetteRecordingHandler(CassetteRecorder recorder, HttpMessageHandler network) : HttpMessageHandler
{
    // Not a DelegatingHandler: that disposes the network, which belongs to all runs.
    private readonly HttpMessageInvoker _network = new(network, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var recorded = await RecordedRequest.OfAsync(request, recorder.Redaction, recorder.Texts, cancellationToken).ConfigureAwait(false);
        var started = recorder.Time.GetTimestamp();
        HttpResponseMessage? response = null;
        RecordedResponse answer;
        try
        {
            response = await _network.SendAsync(request, cancellationToken).ConfigureAwait(false);
            answer = await RecordedResponse.OfAsync(response, recorder.Redaction, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            response?.Dispose();
            Record(new RecordedResponse
            {
                Fault = e is OperationCanceledException ? RecordedResponse.Unanswered : RecordedResponse.Connection,
                Message = recorder.Redaction.Apply(e.Message),
            });
            throw;
        }

        Record(answer);
        return response;

        void Record(RecordedResponse what) => recorder.Record(new CassetteExchange(recorded, what), recorder.Time.GetElapsedTime(started));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _network.Dispose();
        base.Dispose(disposing);
    }
}
