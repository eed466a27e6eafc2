using System.Globalization;
using System.Text;

namespace Harness.Sandboxes;

/// <summary>Keeps the first and the last bytes of a stream and counts the rest. Safe for one writer and one reader.</summary>
/// <param name="headBytes">How many bytes of the beginning are kept.</param>
/// <param name="tailBytes">How many bytes of the end are kept.</param>
internal sealed class BoundedOutput(int headBytes, int tailBytes)
{
    private readonly Lock gate = new();
    private readonly List<byte> head = [];
    private readonly byte[] ring = new byte[tailBytes];
    private long beyondHead;

    /// <summary>Bytes so far.</summary>
    public long Length => head.Count + beyondHead;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var first = Math.Min(bytes.Length, headBytes - head.Count);
            head.AddRange(bytes[..first]);
            AppendToRing(bytes[first..]);
        }
    }

    /// <summary>The kept text, with a line that says how many bytes are missing.</summary>
    public override string ToString()
    {
        lock (gate)
        {
            var kept = (int)Math.Min(beyondHead, ring.Length);
            var tail = new byte[kept];
            for (var index = 0; index < kept; index++)
                tail[index] = ring[(beyondHead - kept + index) % ring.Length];
            if (beyondHead == kept)
                return Encoding.UTF8.GetString([.. head, .. tail]);
            var omitted = string.Create(CultureInfo.InvariantCulture, $"\n[... {beyondHead - kept} bytes omitted ...]\n");
            return Encoding.UTF8.GetString(head.ToArray()) + omitted + Encoding.UTF8.GetString(tail);
        }
    }

    private void AppendToRing(ReadOnlySpan<byte> bytes)
    {
        var skipped = Math.Max(0, bytes.Length - ring.Length);
        beyondHead += skipped;
        for (bytes = bytes[skipped..]; bytes.Length > 0;)
        {
            var position = (int)(beyondHead % ring.Length);
            var count = Math.Min(bytes.Length, ring.Length - position);
            bytes[..count].CopyTo(ring.AsSpan(position));
            beyondHead += count;
            bytes = bytes[count..];
        }
    }
}
