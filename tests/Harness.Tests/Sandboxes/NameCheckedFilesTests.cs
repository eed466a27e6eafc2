using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class NameCheckedFilesTests : WorkspaceFilesContract
{
    protected override WorkspaceFiles Files => new NameCheckedFiles(Workspace.Root);
}
