#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Net;
using System.Net.Sockets;

namespace Harness.SandboxProbe;

/// <summary>Attempts to reach somebody, or to be reached.</summary>
internal static class SocketProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Tcp(string host, int port) => Try($"TCP to {host}:{port}", () =>
    {
        var address = IPAddress.Parse(host);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (!socket.ConnectAsync(address, port).Wait(Patience))
            throw new TimeoutException("no answer");
    });

    public static void Udp(string host, int port) => Try($"UDP to {host}:{port}", () =>
    {
        var address = IPAddress.Parse(host);
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.SendTo("hello"u8, new IPEndPoint(address, port));
        // Sent is not received: whether something arrived is for the host to say.
        throw new TimeoutException("sent");
    });

    public static void Listen(int port, int seconds) => Try($"a service at port {port}", () =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, port));
        socket.Listen();
        if (!socket.AcceptAsync().Wait(TimeSpan.FromSeconds(seconds)))
            throw new TimeoutException("nobody came");
    });

    public static void Unix(string path) => Try($"the socket {path.Replace('\0', '@')}", () =>
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
    });

    /// <summary>Leaves the file of a socket behind.</summary>
    public static void BindFile(string path)
    {
        try
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Disposal would remove the file.
            Environment.Exit(0);
        }
        catch (SocketException exception)
        {
            Console.WriteLine($"no socket: {exception.Message}");
        }
    }

    public static void Resolve(string name) => Try($"the name {name}", () =>
    {
        if (!Dns.GetHostAddressesAsync(name).Wait(Patience))
            throw new TimeoutException("no answer");
    });

    private static void Try(string what, Action attempt)
    {
        try
        {
            attempt();
            Console.WriteLine($"breach: {what}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"refused: {what}: {exception.GetBaseException().Message}");
        }
    }
}
