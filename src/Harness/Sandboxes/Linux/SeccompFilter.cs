using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// The program of <see cref="SystemCallRules"/> for the kernel's system call filter: an array of <c>struct sock_filter</c> as
/// <c>bwrap --seccomp</c> and <c>prctl(PR_SET_SECCOMP)</c> take it.
/// </summary>
/// <remarks>
/// Classic BPF over <c>struct seccomp_data</c> (https://docs.kernel.org/userspace-api/seccomp_filter.html, read 2026-11-26). A call of a
/// foreign architecture kills; x64's other ABI (x32) is answered as missing.
/// </remarks>
internal sealed class SeccompFilter
{
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, JumpIfAnyBit = 0x45, Return = 0x06;
    private const uint NumberOffset = 0, ArchitectureOffset = 4, FirstArgument = 16, SecondArgument = 24;
    private const uint Allow = 0x7FFF_0000, KillProcess = 0x8000_0000, Error = 0x0005_0000;
    private const uint NotPermitted = 1, NoSystemCall = 38, NoFamily = 97;
    private const uint X32Bit = 0x4000_0000;
    private const int InstructionBytes = 8;

    private readonly List<(ushort Code, byte IfTrue, byte IfFalse, uint Operand)> instructions = [];
    private readonly Func<SystemCall, int?> numberOf;

    private SeccompFilter(bool isArm64) => numberOf = isArm64 ? call => call.Arm64 : call => call.X64;

    /// <summary>Builds the filter.</summary>
    /// <param name="architecture">X64 or Arm64, of the kernel's calls.</param>
    /// <param name="socketFamilies">The families that <c>socket</c> gives. Default: <see cref="SystemCallRules.SocketFamilies"/>.</param>
    /// <exception cref="PlatformNotSupportedException">Another architecture.</exception>
    public static byte[] Build(Architecture architecture, IReadOnlyList<int>? socketFamilies = null)
    {
        var isArm64 = architecture switch
        {
            Architecture.X64 => false,
            Architecture.Arm64 => true,
            _ => throw new PlatformNotSupportedException($"there is no system call filter for {architecture}"),
        };
        var filter = new SeccompFilter(isArm64);
        filter.CheckArchitecture(isArm64);
        foreach (var call in SystemCallRules.Refused)
            filter.On(call, [(Return, 0, 0, Error | NotPermitted)]);
        filter.On(SystemCallRules.Clone3, [(Return, 0, 0, Error | NoSystemCall)]);
        filter.On(SystemCallRules.Clone,
        [
            (LoadWord, 0, 0, FirstArgument),
            (JumpIfAnyBit, 0, 1, SystemCallRules.NamespaceFlags),
            (Return, 0, 0, Error | NotPermitted),
            (Return, 0, 0, Allow),
        ]);
        filter.On(SystemCallRules.Allocate,
        [
            (LoadWord, 0, 0, SecondArgument),
            (JumpIfAnyBit, 0, 1, SystemCallRules.KeepSize),
            (Return, 0, 0, Error | NotPermitted),
            (Return, 0, 0, Allow),
        ]);
        // The kernel looks at the low half alone; so does the filter.
        filter.On(SystemCallRules.Ioctl, Choice(SecondArgument, SystemCallRules.TerminalRequests, Error | NotPermitted, Allow));
        var families = Choice(FirstArgument, (socketFamilies ?? SystemCallRules.SocketFamilies).Select(family => (uint)family), Allow, Error | NoFamily);
        filter.On(SystemCallRules.Socket, families);
        filter.On(SystemCallRules.SocketPair, families);
        filter.Add(Return, 0, 0, Allow);
        return filter.ToBytes();
    }

    private void CheckArchitecture(bool isArm64)
    {
        Add(LoadWord, 0, 0, ArchitectureOffset);
        Add(JumpIfEqual, 1, 0, isArm64 ? 0xC000_00B7 : 0xC000_003E);
        Add(Return, 0, 0, KillProcess);
        Add(LoadWord, 0, 0, NumberOffset);
        if (isArm64)
            return;
        Add(JumpIfAtLeast, 0, 1, X32Bit);
        Add(Return, 0, 0, Error | NoSystemCall);
    }

    /// <summary>What happens on a call; the last instruction returns.</summary>
    private void On(SystemCall call, IReadOnlyList<(ushort Code, byte IfTrue, byte IfFalse, uint Operand)> then)
    {
        if (numberOf(call) is not { } number)
            return;
        Add(JumpIfEqual, 0, (byte)then.Count, (uint)number);
        instructions.AddRange(then);
    }

    private static List<(ushort Code, byte IfTrue, byte IfFalse, uint Operand)> Choice(uint argument, IEnumerable<uint> values, uint ifAmong, uint otherwise) =>
    [
        (LoadWord, 0, 0, argument),
        .. values.SelectMany(value => new (ushort, byte, byte, uint)[] { (JumpIfEqual, 0, 1, value), (Return, 0, 0, ifAmong) }),
        (Return, 0, 0, otherwise),
    ];

    private void Add(ushort code, byte ifTrue, byte ifFalse, uint operand) => instructions.Add((code, ifTrue, ifFalse, operand));

    private byte[] ToBytes()
    {
        var bytes = new byte[instructions.Count * InstructionBytes];
        for (var index = 0; index < instructions.Count; index++)
        {
            var (code, ifTrue, ifFalse, operand) = instructions[index];
            var place = bytes.AsSpan(index * InstructionBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(place, code);
            place[2] = ifTrue;
            place[3] = ifFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(place[4..], operand);
        }

        return bytes;
    }
}
