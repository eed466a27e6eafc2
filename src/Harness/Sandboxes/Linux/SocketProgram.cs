using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// A program that makes one system call, <c>socket(AF_VSOCK, SOCK_STREAM, 0)</c>, and exits with its error number, or with 0 when it got a
/// socket. No shell can make that call, and a machine need not have Python.
/// </summary>
internal static class SocketProgram
{
    /// <summary>EAFNOSUPPORT, the exit code when there are no such sockets.</summary>
    public const int Refused = 97;

    private const int HeaderBytes = 64 + 56;
    private const ulong Address = 0x40_0000;

    /// <summary>The program as an ELF file (man 5 elf): one header, one segment, a handful of instructions.</summary>
    public static byte[] Build(Architecture architecture)
    {
        var (machine, code) = architecture == Architecture.Arm64 ? (183, Arm64) : (62, X64);
        var file = new byte[HeaderBytes + code.Length];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Put16(file, 16, 2);
        Put16(file, 18, machine);
        Put32(file, 20, 1);
        Put64(file, 24, Address + HeaderBytes);
        Put64(file, 32, 64);
        Put16(file, 52, 64);
        Put16(file, 54, 56);
        Put16(file, 56, 1);
        // The segment: loadable, readable and executable, the whole file.
        Put32(file, 64, 1);
        Put32(file, 68, 5);
        Put64(file, 80, Address);
        Put64(file, 88, Address);
        Put64(file, 96, (ulong)file.Length);
        Put64(file, 104, (ulong)file.Length);
        Put64(file, 112, 0x1000);
        code.CopyTo(file, HeaderBytes);
        return file;
    }

    // mov eax,41; mov edi,40; mov esi,1; xor edx,edx; syscall; neg eax; mov edi,0; cmovns edi,eax; mov eax,60; syscall
    private static byte[] X64 =>
    [
        0xB8, 41, 0, 0, 0, 0xBF, 40, 0, 0, 0, 0xBE, 1, 0, 0, 0, 0x31, 0xD2, 0x0F, 0x05, 0xF7, 0xD8, 0xBF, 0, 0, 0, 0,
        0x0F, 0x49, 0xF8, 0xB8, 60, 0, 0, 0, 0x0F, 0x05,
    ];

    // mov x8,#198; mov x0,#40; mov x1,#1; mov x2,#0; svc #0; neg x0,x0; cmp x0,#0; csel x0,xzr,x0,lt; mov x8,#93; svc #0
    private static byte[] Arm64 => Words(0xD28018C8, 0xD2800500, 0xD2800021, 0xD2800002, 0xD4000001, 0xCB0003E0, 0xF100001F, 0x9A80B3E0, 0xD2800BA8, 0xD4000001);

    private static byte[] Words(params uint[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var index = 0; index < words.Length; index++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * index), words[index]);
        return bytes;
    }

    private static void Put16(byte[] file, int offset, int value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(offset), (ushort)value);

    private static void Put32(byte[] file, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset), value);

    private static void Put64(byte[] file, int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(offset), value);
}
