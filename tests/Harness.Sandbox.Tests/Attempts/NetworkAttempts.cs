using System.Net.Sockets;
using Harness.Campaigns.Records;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Reaching somebody, or being reached.</summary>
internal static class NetworkAttempts
{
    public static IEnumerable<Attempt> All { get; } =
    [
        Refused("connect to a server on the host's loopback", Control.Succeeds, "probe tcp 127.0.0.1 $TCP_PORT; probe tcp 127.1.2.3 $TCP_PORT"),
        Refused("connect to the host's own address", Control.Succeeds, "probe tcp $HOST_ADDRESS $TCP_PORT"),
        Refused("send a datagram to the host", Control.Succeeds, "probe udp 127.0.0.1 $UDP_PORT; probe udp $HOST_ADDRESS $UDP_PORT; sleep 0.2"),
        Refused("resolve a name", Control.None, "probe resolve example.com; probe resolve canary.example.org"),
        Refused("connect to the cloud's metadata service", Control.None, "probe tcp 169.254.169.254 80; probe tcp fd00:ec2::254 80"),
        Refused("connect to the internet", Control.None, "probe tcp 192.0.2.1 443; probe tcp 2001:db8::1 443"),
        Refused("connect to a socket in the host's file system", Control.Succeeds, """
            probe unix $UNIX_SOCKET
            for socket in /var/run/docker.sock /run/docker.sock /run/podman/podman.sock /run/dbus/system_bus_socket /run/systemd/private; do [ -e $socket ] && probe unix $socket; done
            """),
        Refused("connect to an abstract socket of the host", Control.Succeeds, "probe abstract $ABSTRACT_SOCKET"),
        Refused("open a socket to the hypervisor", Control.None, "probe family vsock"),
        Refused("open raw and packet sockets", Control.SucceedsAsRoot, "probe family packet; probe family raw"),
        new Attempt
        {
            Name = "offer a service that the host can reach",
            Guard = IsolationGuard.Network,
            Expected = Verdict.Refused,
            Control = Control.Succeeds,
            Script = "probe listen $FREE_PORT 4",
            Meanwhile = async (surroundings, cancellation) =>
            {
                for (var attempt = 0; attempt < 30; attempt++)
                {
                    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    try
                    {
                        await socket.ConnectAsync("127.0.0.1", surroundings.FreePort, cancellation);
                        return;
                    }
                    catch (SocketException)
                    {
                        await Task.Delay(100, cancellation);
                    }
                }
            },
        },
    ];

    private static Attempt Refused(string name, Control control, string script) =>
        new() { Name = name, Guard = IsolationGuard.Network, Expected = Verdict.Refused, Control = control, Script = script };
}
