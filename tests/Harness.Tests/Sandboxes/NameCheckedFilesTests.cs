using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class NameCheckedFilesTests : WorkspaceConfinementContract
{
    protected override WorkspaceFiles Files => new NameCheckedFiles(Workspace.Root);
}
