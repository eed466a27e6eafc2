using Harness.Tools;

namespace Harness.Tests.Tools;

public class DescribeSchemaToolTests
{
    [Fact]
    public async Task Tables_come_with_rows_columns_and_keys_and_views_with_columns()
    {
        using var database = new SampleDatabase();

        (await new DescribeSchemaTool(database.Path).CallAsync()).Should().Be(new ToolReply("""
            table dept (2 rows)
              id TEXT primary key
              full name TEXT not null
            table emp (5000 rows)
              id INTEGER primary key
              name TEXT
              dept TEXT references dept.id
              salary REAL
              photo BLOB
            view rich
              name TEXT
            """.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_long_schema_is_cut()
    {
        using var database = new SampleDatabase();

        var reply = await new DescribeSchemaTool(database.Path, new SqlLimits { MaxCharacters = 30 }).CallAsync();

        reply.Text.Should().Be("table dept (2 rows)\n  id TEXT\n(cut: more exist; query sqlite_schema)");
    }

    [Fact]
    public async Task A_missing_database_is_an_error()
    {
        using var database = new SampleDatabase();

        (await new DescribeSchemaTool(database.Path + "x").CallAsync()).Should().Be(ToolReply.Error("the database cannot be opened"));
    }
}
