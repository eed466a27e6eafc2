using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Linux;

/// <summary>The filter is run by a small machine, as the kernel would; that the kernel agrees is seen in real sandboxes.</summary>
public class SeccompFilterTests
{
    private const uint X64Kernel = 0xC000_003E, Arm64Kernel = 0xC000_00B7, I386Kernel = 0x4000_0003;
    private const uint Allowed = 0x7FFF_0000, Killed = 0x8000_0000, NotPermitted = 0x0005_0001, Missing = 0x0005_0026, NoFamily = 0x0005_0061;

    [Theory]
    [InlineData(Architecture.X64, X64Kernel)]
    [InlineData(Architecture.Arm64, Arm64Kernel)]
    public void Each_call_of_the_list_is_refused_and_its_neighbours_are_not(Architecture architecture, uint kernel)
    {
        var filter = SeccompFilter.Build(architecture);
        var numbers = SystemCallRules.Refused.Select(call => architecture == Architecture.X64 ? call.X64 : call.Arm64).OfType<int>().ToHashSet();
        var special = new[] { SystemCallRules.Clone3 }.Select(call => call.X64!.Value).ToHashSet();
        int[] byArgument = [.. new[] { SystemCallRules.Socket, SystemCallRules.SocketPair }.Select(call => (architecture == Architecture.X64 ? call.X64 : call.Arm64)!.Value)];

        for (var number = 0; number < 600; number++)
        {
            var expected = numbers.Contains(number) ? NotPermitted : special.Contains(number) ? Missing : byArgument.Contains(number) ? NoFamily : Allowed;
            Run(filter, kernel, (uint)number).Should().Be(expected, $"of call {number}");
        }
    }

    [Theory]
    [InlineData(1u, Allowed)]
    [InlineData(2u, Allowed)]
    [InlineData(10u, Allowed)]
    [InlineData(16u, Allowed)]
    [InlineData(17u, NoFamily)]
    [InlineData(40u, NoFamily)]
    public void Sockets_are_of_four_families(uint family, uint expected) =>
        Run(SeccompFilter.Build(Architecture.X64), X64Kernel, 41, family).Should().Be(expected);

    [Fact]
    public void The_families_can_be_fewer() =>
        Run(SeccompFilter.Build(Architecture.X64, [1]), X64Kernel, 41, 2).Should().Be(NoFamily);

    [Theory]
    [InlineData(56u, 0x3D0F00u, 0u, Allowed)] // the flags of a thread
    [InlineData(56u, 0x1000_0011u, 0u, NotPermitted)] // CLONE_NEWUSER
    [InlineData(16u, 0u, 0x5412u, NotPermitted)] // TIOCSTI
    [InlineData(16u, 0u, 0x5401u, Allowed)] // TCGETS
    public void Some_calls_depend_on_an_argument(uint number, uint first, uint second, uint expected) =>
        Run(SeccompFilter.Build(Architecture.X64), X64Kernel, number, first, second).Should().Be(expected);

    [Fact]
    public void Another_kernel_interface_is_no_way_around_it()
    {
        Run(SeccompFilter.Build(Architecture.X64), I386Kernel, 20).Should().Be(Killed);
        Run(SeccompFilter.Build(Architecture.Arm64), X64Kernel, 20).Should().Be(Killed);
        Run(SeccompFilter.Build(Architecture.X64), X64Kernel, 0x4000_0000 + 39).Should().Be(Missing);
    }

    private static uint Run(byte[] filter, uint kernel, uint number, uint first = 0, uint second = 0)
    {
        var data = new Dictionary<uint, uint> { [0] = number, [4] = kernel, [16] = first, [24] = second };
        var accumulator = 0u;
        for (var place = 0; ; place++)
        {
            var instruction = filter.AsSpan(8 * place, 8);
            var operand = BinaryPrimitives.ReadUInt32LittleEndian(instruction[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(instruction))
            {
                case 0x20: accumulator = data[operand]; break;
                case 0x15: place += accumulator == operand ? instruction[2] : instruction[3]; break;
                case 0x35: place += accumulator >= operand ? instruction[2] : instruction[3]; break;
                case 0x45: place += (accumulator & operand) != 0 ? instruction[2] : instruction[3]; break;
                case 0x06: return operand;
                default: throw new InvalidDataException($"instruction {place}");
            }
        }
    }
}
