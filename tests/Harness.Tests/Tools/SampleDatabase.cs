using Harness.Tests.Sandboxes;
using Microsoft.Data.Sqlite;

namespace Harness.Tests.Tools;

/// <summary>Five thousand employees in two departments.</summary>
public sealed class SampleDatabase : IDisposable
{
    private readonly TemporaryWorkspace _folder = new();

    public SampleDatabase()
    {
        Path = _folder.FullPath("sample.db");
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE dept(id TEXT PRIMARY KEY, "full name" TEXT NOT NULL);
            CREATE TABLE emp(id INTEGER PRIMARY KEY, name TEXT, dept TEXT REFERENCES dept(id), salary REAL, photo BLOB);
            CREATE VIEW rich AS SELECT name FROM emp WHERE salary > 7000;
            INSERT INTO dept VALUES ('d0', 'Zero'), ('d1', 'line one' || char(10) || 'line two');
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO emp SELECT i, 'name' || i, 'd' || (i % 2), i * 1.5, NULL FROM n;
            UPDATE emp SET photo = x'0102' WHERE id = 1;
            """;
        command.ExecuteNonQuery();
    }

    public string Path { get; }

    public string Folder => _folder.Root;

    public void Dispose() => _folder.Dispose();
}
