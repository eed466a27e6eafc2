#pragma warning disable RS0030 // The streams of this process are its whole interface.
using Harness.SandboxProbe;

// What a shell cannot do by itself. Prints "breach: ..." when the attempt got through and "refused: ..." when it did not; the exit code
// is 0 in both cases, so that a probe that did not run is told from one that was refused.
string Argument(int index) => args.Length > index ? args[index] : throw new ArgumentException($"{args[0]} needs {index} argument(s)");
int Number(int index) => int.Parse(Argument(index), System.Globalization.CultureInfo.InvariantCulture);

switch (args[0])
{
    case "tcp": SocketProbe.Tcp(Argument(1), Number(2)); break;
    case "udp": SocketProbe.Udp(Argument(1), Number(2)); break;
    case "listen": SocketProbe.Listen(Number(1), Number(2)); break;
    case "unix": SocketProbe.Unix(Argument(1)); break;
    case "abstract": SocketProbe.Unix("\0" + Argument(1)); break;
    case "bind": SocketProbe.BindFile(Argument(1)); break;
    case "resolve": SocketProbe.Resolve(Argument(1)); break;
    case "family": SystemCallProbe.Socket(Argument(1)); break;
    case "call": foreach (var name in args[1..]) SystemCallProbe.Call(name); break;
    case "clock": SystemCallProbe.SetClock(); break;
    case "segment": SystemCallProbe.SharedSegment(Number(1)); break;
    case "private": MemoryProbe.Private(Number(1), Number(2)); break;
    case "shared": MemoryProbe.Shared(Number(1), Number(2)); break;
    case "reserve": DiskProbe.Reserve(Argument(1), Number(2)); break;
    case "exchange": SystemCallProbe.Exchange(Argument(1), Argument(2), Number(3)); break;
    default: throw new ArgumentException($"there is no probe '{args[0]}'");
}
