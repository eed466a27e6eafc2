using System.Globalization;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class QuerySqlToolTests : IDisposable
{
    private readonly SampleDatabase _database = new();
    private readonly QuerySqlTool _tool;

    public QuerySqlToolTests() => _tool = new QuerySqlTool(_database.Path);

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("SELECT id, name, salary, photo FROM emp WHERE id <= 2 ORDER BY id", "id | name | salary | photo\n1 | name1 | 1.5 | <2 bytes>\n2 | name2 | 3 | NULL\n(2 rows)")]
    [InlineData("with x as (select 1 as one) select * from x; -- done", "one\n1\n(1 row)")]
    [InlineData("SELECT name FROM emp WHERE name LIKE 'NAME499%' AND id > 4998", "name\nname4999\n(1 row)")]
    [InlineData("SELECT 1 AS x WHERE 0", "x\n(0 rows)")]
    [InlineData("SELECT \"full name\" FROM dept WHERE id = 'd1'", "full name\nline one\\u000aline two\n(1 row)")]
    [InlineData("PRAGMA table_info(dept)", "cid | name | type | notnull | dflt_value | pk\n0 | id | TEXT | 0 | NULL | 1\n1 | full name | TEXT | 1 | NULL | 0\n(2 rows)")]
    [InlineData("SELECT name FROM pragma_table_info('dept')", "name\nid\nfull name\n(2 rows)")]
    [InlineData("SELECT name FROM sqlite_master WHERE type = 'view'", "name\nrich\n(1 row)")]
    [InlineData("SELECT length(name) FROM rich ORDER BY 1 LIMIT 1", "length(name)\n8\n(1 row)")]
    public async Task A_query_is_answered_with_its_rows(string sql, string expected) =>
        (await _tool.CallAsync(new { sql })).Should().Be(new ToolReply(expected));

    [Fact]
    public async Task Numbers_look_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            (await _tool.CallAsync(new { sql = "SELECT 1234.5 AS x, -1 AS y" })).Text.Should().Be("x | y\n1234.5 | -1\n(1 row)");
            _tool.Description.Should().NotContain(",5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Two_hundred_rows_are_shown_and_more_are_announced()
    {
        var lines = (await _tool.CallAsync(new { sql = "SELECT id FROM emp ORDER BY id" })).Text.Split('\n');

        lines.Should().HaveCount(202);
        lines[^1].Should().Be("(200 rows shown, more exist: select fewer columns, or add LIMIT, conditions or an aggregate)");
    }

    [Fact]
    public async Task Long_values_are_cut_and_the_whole_reply_is_bounded()
    {
        var reply = (await _tool.CallAsync(new { sql = "SELECT printf('%.*c', 900, 'x') AS x FROM emp" })).Text;

        reply.Split('\n')[1].Should().Be(new string('x', 500) + "...");
        reply.Length.Should().BeLessThan(20_200);
    }

    [Theory]
    [InlineData("ATTACH '/etc/passwd' AS p", "error: ATTACH, DETACH or VACUUM is not allowed; only SELECT queries are")]
    [InlineData("ATTACH 'new.db' AS p; CREATE TABLE p.x(a)", "error: ATTACH, DETACH or VACUUM is not allowed*")]
    [InlineData("VACUUM INTO 'evil.db'", "error: ATTACH, DETACH or VACUUM is not allowed*")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1", "error: * is not allowed*")]
    [InlineData("CREATE TABLE t(a)", "error: INSERT or CREATE is not allowed*")]
    [InlineData("DROP TABLE emp", "error: * is not allowed*")]
    [InlineData("DELETE FROM emp", "error: DELETE is not allowed*")]
    [InlineData("UPDATE emp SET name = 'x'", "error: UPDATE is not allowed*")]
    [InlineData("INSERT INTO emp(name) VALUES ('x')", "error: INSERT or CREATE is not allowed*")]
    [InlineData("BEGIN EXCLUSIVE", "error: a transaction is not allowed*")]
    [InlineData("SAVEPOINT x", "error: a transaction is not allowed*")]
    [InlineData("PRAGMA query_only=0", "error: PRAGMA query_only is not allowed*")]
    [InlineData("PRAGMA writable_schema=1", "error: PRAGMA writable_schema is not allowed*")]
    [InlineData("PRAGMA mmap_size=100000000000", "error: PRAGMA mmap_size is not allowed*")]
    [InlineData("PRAGMA hard_heap_limit=1000", "error: PRAGMA hard_heap_limit is not allowed*")]
    [InlineData("SELECT load_extension('/lib/x86_64-linux-gnu/libc.so.6')", "error: the function load_extension is not allowed*")]
    [InlineData("SELECT writefile('evil.txt', 'x')", "error: *")]
    [InlineData("SELECT readfile('/etc/passwd')", "error: *")]
    [InlineData("SELECT length(zeroblob(900000000))", "error: the function zeroblob is not allowed*")]
    [InlineData("SELECT length(hex(randomblob(400000000)))", "error: the function randomblob is not allowed*")]
    [InlineData("SELECT length(printf('%.*c', 900000000, 'x'))", "error: a value or the query became too large; select less")]
    [InlineData("SELECT length(replace(printf('%.*c', 900000, 'x'), 'x', 'yyyyyyyyyy'))", "error: a value or the query became too large*")]
    [InlineData("SELECT group_concat(a.name || b.name) FROM emp a, emp b", "error: *too*")]
    [InlineData("SELECT regexp('a', 'a')", "error: *no such function: regexp*")]
    [InlineData("SELEC 1", "error: *syntax error*")]
    [InlineData("SELECT * FROM nobody", "error: *no such table: nobody*")]
    [InlineData("SELECT * FROM emp WHERE id = ?", "error: parameters cannot be bound; write the values into the query")]
    [InlineData("SELECT * FROM emp WHERE id = ?1", "error: parameters cannot be bound; write the values into the query")]
    [InlineData("SELECT * FROM emp WHERE id = :id", "error: parameters cannot be bound; write the values into the query")]
    [InlineData("SELECT * FROM emp WHERE id = @id", "error: parameters cannot be bound; write the values into the query")]
    [InlineData("SELECT * FROM emp WHERE id = $id", "error: parameters cannot be bound; write the values into the query")]
    [InlineData("-- only a comment", "error: sql holds no SELECT statement")]
    [InlineData("", "error: sql holds no SELECT statement")]
    public async Task A_hostile_or_wrong_query_is_refused_with_a_reason(string sql, string expected)
    {
        var reply = await _tool.CallAsync(new { sql });

        reply.IsError.Should().BeTrue(reply.Text);
        reply.Text.Should().Match(expected);
        Directory.GetFileSystemEntries(_database.Folder).Should().ContainSingle();
        (await _tool.CallAsync(new { sql = "SELECT count(*) FROM emp" })).Text.Should().Be("count(*)\n5000\n(1 row)");
    }

    [Theory]
    [InlineData("WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x) SELECT count(*) FROM x")]
    [InlineData("SELECT count(*) FROM emp a, emp b, emp c")]
    [InlineData("SELECT a.id FROM emp a, emp b ORDER BY a.name || b.name DESC LIMIT 1")]
    public async Task A_query_without_end_is_stopped(string sql)
    {
        var tool = new QuerySqlTool(_database.Path, new SqlLimits { Time = TimeSpan.FromMilliseconds(300) });

        var reply = await tool.CallAsync(new { sql }).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        reply.Should().Be(ToolReply.Error("the query took longer than 0.3 s and was stopped; make it cheaper, for example with a join condition or a LIMIT in a subquery"));
    }

    [Theory]
    [InlineData("SELECT (SELECT printf('%.*c', 900000, 'a')) LIKE '%a%a%a%a%a%a%a%b'")]
    [InlineData("SELECT (SELECT printf('%.*c', 900000, 'a')) GLOB '*a*a*a*a*a*a*a*b'")]
    [InlineData("EXPLAIN QUERY PLAN SELECT * FROM emp")]
    [InlineData("SELECT json_group_array(name) FROM emp")]
    public async Task Expensive_looking_queries_within_the_limits_are_answered(string sql)
    {
        var reply = await _tool.CallAsync(new { sql }).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        reply.IsError.Should().BeFalse(reply.Text);
    }

    [Fact]
    public async Task Deep_or_long_queries_are_refused()
    {
        var nested = "SELECT " + string.Concat(Enumerable.Repeat("abs(", 500)) + "1" + new string(')', 500);
        var compound = string.Concat(Enumerable.Repeat("SELECT 1 UNION ALL ", 60)) + "SELECT 2";

        (await _tool.CallAsync(new { sql = nested })).IsError.Should().BeTrue();
        (await _tool.CallAsync(new { sql = compound })).IsError.Should().BeTrue();
        (await _tool.CallAsync(new { sql = new string(' ', 20_001) })).Text.Should().Be("error: the query has 20001 characters; at most 20000 are allowed");
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT 1; DELETE FROM emp")]
    [InlineData("SELECT 1; nonsense")]
    [InlineData("SELECT 1; SELECT ?")]
    [InlineData("SELECT 1; SELECT * FROM emp WHERE id = :id")]
    public async Task Only_the_first_statement_counts_and_the_model_is_told(string sql)
    {
        (await _tool.CallAsync(new { sql })).Text.Should().Be("1\n1\n(1 row)\n(only the first statement was run: send one statement per call)");
        (await _tool.CallAsync(new { sql = "SELECT count(*) FROM emp" })).Text.Should().Contain("5000");
    }

    [Fact]
    public async Task A_missing_or_ruined_database_is_an_error_without_its_path()
    {
        File.WriteAllText(Path.Combine(_database.Folder, "ruined.db"), new string('x', 5000));
        var missing = new QuerySqlTool(Path.Combine(_database.Folder, "missing.db"));
        var ruined = new QuerySqlTool(Path.Combine(_database.Folder, "ruined.db"));

        (await missing.CallAsync(new { sql = "SELECT 1" })).Should().Be(ToolReply.Error("the database cannot be opened"));
        (await ruined.CallAsync(new { sql = "SELECT 1" })).Should().Match<ToolReply>(reply => reply.IsError && !reply.Text.Contains(_database.Folder));
    }

    [Fact]
    public async Task A_cancelled_query_ends_with_the_cancellation()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var arguments = new ToolArguments(new Dictionary<string, object> { ["sql"] = "SELECT count(*) FROM emp a, emp b, emp c" });
        var tool = new QuerySqlTool(_database.Path, new SqlLimits { Time = TimeSpan.FromMinutes(1) });

        var query = async () => await tool.InvokeAsync(arguments, cancellation.Token);

        await query.Should().ThrowAsync<OperationCanceledException>();
    }
}
