using System.Collections.Frozen;
using SQLitePCL;

namespace Harness.Tools;

/// <summary>What SQLite may do for a query: read, nothing else. A read-only connection alone still runs VACUUM INTO and ATTACH.</summary>
internal static class SqlPermissions
{
    // What loads code, opens files, or makes values of any size from nothing.
    private static readonly FrozenSet<string> ForbiddenFunctions = FrozenSet.ToFrozenSet(
        ["load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zeroblob", "randomblob", "sqlite_compileoption_get"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> AllowedPragmas = FrozenSet.ToFrozenSet(
        ["table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list", "schema_version"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is refused about an action, in the words of SQL; null when it is allowed.</summary>
    /// <param name="action">The action code of <c>sqlite3_set_authorizer</c>, https://sqlite.org/c3ref/c_alter_table.html.</param>
    /// <param name="first">Its first argument.</param>
    /// <param name="second">Its second argument.</param>
    public static string? RefusalOf(int action, string? first, string? second) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_RECURSIVE => null,
        raw.SQLITE_FUNCTION => second is not null && ForbiddenFunctions.Contains(second) ? $"the function {second}" : null,
        raw.SQLITE_PRAGMA => first is not null && AllowedPragmas.Contains(first) ? null : $"PRAGMA {first}",
        // VACUUM shows up as ATTACH too.
        raw.SQLITE_ATTACH or raw.SQLITE_DETACH => "ATTACH, DETACH or VACUUM",
        raw.SQLITE_INSERT => "INSERT or CREATE",
        raw.SQLITE_UPDATE => "UPDATE",
        raw.SQLITE_DELETE => "DELETE",
        raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => "a transaction",
        _ => "this statement",
    };
}
