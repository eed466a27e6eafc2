using System.Diagnostics;
using System.Globalization;

namespace Harness.Tool.Doctor;

/// <summary>
/// Whether the model's address can be reached, and whether this machine's clock agrees with it. Asks for the address itself,
/// without a key: any answer will do, and none is charged for.
/// </summary>
internal sealed class EndpointCheck(Uri? address, TimeProvider time)
{
    /// <summary>AWS refuses a signature that is older or younger (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html).</summary>
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan NoticeableSkew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private TimeSpan? _skew;

    /// <summary>Nothing answered.</summary>
    public bool IsUnreachable { get; private set; }

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (address is null)
            return Finding.Skipped("endpoint", "the model's address is not known");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = LongestWait }) { Timeout = LongestWait };
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var took = Stopwatch.GetElapsedTime(started);
            // The answer was made about half way.
            _skew = answer.Headers.Date is { } theirs ? theirs - (time.GetUtcNow() - (took / 2)) : null;
            var layers = address.Scheme == Uri.UriSchemeHttps ? "DNS, TCP, TLS and HTTP" : "DNS, TCP and HTTP";
            return Finding.Ok("endpoint", string.Create(CultureInfo.InvariantCulture, $"{Where}: {layers} work{Proxy} (HTTP {(int)answer.StatusCode} for the bare address is fine, {took.TotalMilliseconds:0} ms)"));
        }
        catch (HttpRequestException e)
        {
            return Unreachable(e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unreachable("TCP or HTTP", string.Create(CultureInfo.InvariantCulture, $"no answer within {LongestWait.TotalSeconds} s"), "check the address, the firewall and the proxy");
        }
    }

    /// <summary>What the answer said about the clock; after <see cref="LookAsync"/>.</summary>
    public Finding Clock()
    {
        if (_skew is not { } skew)
            return Finding.Skipped("clock", IsUnreachable || address is null ? "there is no answer whose date it could be compared with" : "the answer holds no date");
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{skew.Duration().TotalSeconds:0} s");
        var message = $"this machine is {seconds} {(skew > TimeSpan.Zero ? "behind" : "ahead of")} {address!.Host}";
        return skew.Duration() > LargestSkew ? Finding.Failed("clock", message + ": signed requests (SigV4) and some certificates will be refused", "set the clock, best by NTP: timedatectl set-ntp true")
            : skew.Duration() > NoticeableSkew ? Finding.Warning("clock", message, "set the clock, best by NTP: timedatectl set-ntp true")
            : Finding.Ok("clock", $"agrees with {address.Host}");
    }

    private string Where => $"{address!.Host}:{address.Port.ToString(CultureInfo.InvariantCulture)}";

    private string Proxy => HttpClient.DefaultProxy.GetProxy(address!) is { } proxy ? $" through the proxy {proxy.Host}:{proxy.Port.ToString(CultureInfo.InvariantCulture)}" : "";

    private Finding Unreachable(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Unreachable("DNS", $"no address is known for the name{Proxy}", "check the spelling of baseUrl and the name server of this machine"),
        HttpRequestError.ConnectionError => Unreachable("TCP", $"nothing accepts the connection{Proxy}", "start the server, or check the port, the firewall and the proxy"),
        HttpRequestError.SecureConnectionError => Unreachable("TLS", Innermost(e).Message, "check that the address speaks https, its certificate, and the clock of this machine"),
        HttpRequestError.ProxyTunnelError => Unreachable("proxy", e.Message, "check HTTPS_PROXY and NO_PROXY"),
        _ => Unreachable("HTTP", Innermost(e).Message, "check that baseUrl is the address of an HTTP server"),
    };

    private Finding Unreachable(string layer, string message, string cure)
    {
        IsUnreachable = true;
        return Finding.Failed("endpoint", $"{Where}: {layer} fails: {message}", cure);
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
