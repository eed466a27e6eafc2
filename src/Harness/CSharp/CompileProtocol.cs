using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Harness.CSharp;

/// <summary>
/// What harness and compile worker say to each other: JSON behind its length in bytes (32 bits, little-endian). This file
/// and the records it carries are compiled into both programs.
/// </summary>
[JsonSerializable(typeof(CompileRequest))]
[JsonSerializable(typeof(CompileReply))]
internal sealed partial class CompileProtocol : JsonSerializerContext
{
    private const int MaxMessageBytes = 256 << 20;

    public static async Task WriteAsync<T>(
        Stream stream, T message, JsonTypeInfo<T> type, CancellationToken cancellation = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, type);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        await stream.WriteAsync(length, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(body, cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The next message; null when the other side has closed the stream.</summary>
    /// <exception cref="InvalidDataException">The length is out of range.</exception>
    /// <exception cref="JsonException">The message is not what was expected.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellation = default)
        where T : class
    {
        var prefix = new byte[sizeof(int)];
        if (!await FillAsync(stream, prefix, cancellation).ConfigureAwait(false))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is < 0 or > MaxMessageBytes)
            throw new InvalidDataException("A message of the compile worker has an impossible length.");
        var body = new byte[length];
        return await FillAsync(stream, body, cancellation).ConfigureAwait(false) ? JsonSerializer.Deserialize(body, type) : null;
    }

    private static async Task<bool> FillAsync(Stream stream, byte[] buffer, CancellationToken cancellation) =>
        await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)
        == buffer.Length;
}
