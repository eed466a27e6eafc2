using System.Buffers.Binary;
using System.Text;

namespace Harness.EndToEnd.Tests.Telemetry;

/// <summary>
/// A protobuf message without its schema: fields by number, as they are on the wire
/// (https://protobuf.dev/programming-guides/encoding/).
/// </summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public ProtoMessage(ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var tag = Varint(bytes.Span, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    _fields.Add((number, Varint(bytes.Span, ref at), default));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(Take(bytes, ref at, 8).Span), default));
                    break;
                case 2:
                    _fields.Add((number, 0, Take(bytes, ref at, (int)Varint(bytes.Span, ref at))));
                    break;
                case 5:
                    _fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(Take(bytes, ref at, 4).Span), default));
                    break;
                default:
                    throw new InvalidDataException($"wire type {tag & 7}");
            }
        }
    }

    public bool Has(int number) => _fields.Any(f => f.Number == number);

    /// <summary>The integer of any width; 0 when it is absent.</summary>
    public ulong Integer(int number) => _fields.LastOrDefault(f => f.Number == number).Value;

    public double Double(int number) => BitConverter.UInt64BitsToDouble(Integer(number));

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string Hex(int number) => Convert.ToHexString(Bytes(number).Span);

    /// <summary>The messages of a repeated field, or of the one that there is.</summary>
    public IEnumerable<ProtoMessage> Messages(int number) => _fields.Where(f => f.Number == number).Select(f => new ProtoMessage(f.Bytes));

    private ReadOnlyMemory<byte> Bytes(int number) => _fields.LastOrDefault(f => f.Number == number).Bytes;

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes, ref int at, int count)
    {
        if (count < 0 || at + count > bytes.Length) throw new InvalidDataException("the message is cut off");
        at += count;
        return bytes.Slice(at - count, count);
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) break;
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("the number is cut off");
    }
}
