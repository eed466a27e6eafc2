using System.Net;
using System.Net.Sockets;

namespace Harness.Sandbox.Tests.Host;

/// <summary>Listens on the host: TCP and UDP on all addresses, a socket with a path, a socket with a name. Counts who comes.</summary>
internal sealed class DecoyServer : IAsyncDisposable
{
    private readonly List<Socket> sockets = [];
    private readonly List<Task> listening = [];
    private int accepted;

    public DecoyServer(string socketPath, string abstractName)
    {
        SocketPath = socketPath;
        Port = Listen(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(IPAddress.Any, 0));
        Listen(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(socketPath));
        Listen(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint("\0" + abstractName));
        File.SetUnixFileMode(socketPath, (UnixFileMode)0x1FF);
        var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        datagrams.Bind(new IPEndPoint(IPAddress.Any, 0));
        UdpPort = ((IPEndPoint)datagrams.LocalEndPoint!).Port;
        sockets.Add(datagrams);
        listening.Add(CountAsync(() => datagrams.ReceiveAsync(new byte[16])));
    }

    public int Port { get; }

    public int UdpPort { get; }

    public string SocketPath { get; }

    /// <summary>Connections and datagrams so far.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    public static int FindFreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets)
            socket.Dispose();
        await Task.WhenAll(listening);
    }

    private int Listen(Socket socket, EndPoint at)
    {
        socket.Bind(at);
        socket.Listen();
        sockets.Add(socket);
        listening.Add(CountAsync(async () => (await socket.AcceptAsync()).Dispose()));
        return (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
    }

    private async Task CountAsync(Func<Task> next)
    {
        try
        {
            while (true)
            {
                await next();
                Interlocked.Increment(ref accepted);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
