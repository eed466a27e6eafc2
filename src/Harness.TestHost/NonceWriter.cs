using System.Text;

namespace Harness.TestHost;

/// <summary>Writes whole lines, each behind the nonce, at once. Safe for use by many threads.</summary>
internal sealed class NonceWriter(string nonce, Stream destination) : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (gate)
        {
            if (value == '\n')
                EndLine();
            else
                line.Append(value);
        }
    }

    public override void Write(string? value)
    {
        lock (gate)
        {
            var rest = value.AsSpan();
            for (var end = rest.IndexOf('\n'); end >= 0; end = rest.IndexOf('\n'))
            {
                line.Append(rest[..end]);
                EndLine();
                rest = rest[(end + 1)..];
            }

            line.Append(rest);
        }
    }

    public override void WriteLine(string? value)
    {
        lock (gate)
        {
            Write(value);
            EndLine();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            destination.Dispose();
        base.Dispose(disposing);
    }

    private void EndLine()
    {
        destination.Write(Encoding.UTF8.GetBytes($"{nonce}{line.ToString().TrimEnd('\r')}\n"));
        destination.Flush();
        line.Clear();
    }
}
