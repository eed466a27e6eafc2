using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>Writes a ledger into a SQLite file.</summary>
internal static class LedgerDatabase
{
    private const string Schema = """
        CREATE TABLE shops (
          id INTEGER PRIMARY KEY,
          code TEXT NOT NULL UNIQUE,
          city TEXT NOT NULL,
          region TEXT NOT NULL,
          opened_on TEXT NOT NULL
        );
        CREATE TABLE products (
          id INTEGER PRIMARY KEY,
          sku TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          category TEXT NOT NULL,
          list_price_cents INTEGER NOT NULL -- today's price
        );
        CREATE TABLE sales (
          id INTEGER PRIMARY KEY,
          shop_id INTEGER NOT NULL REFERENCES shops(id),
          sold_at_utc TEXT NOT NULL,           -- 2026-03-14T09:26:53Z
          utc_offset_minutes INTEGER NOT NULL, -- of the shop's clock at that moment; local = UTC + offset
          voided_at_utc TEXT,                  -- set when the whole sale was taken back
          cashier INTEGER NOT NULL
        );
        CREATE TABLE sale_lines (
          id INTEGER PRIMARY KEY,
          sale_id INTEGER NOT NULL REFERENCES sales(id),
          product_id INTEGER NOT NULL REFERENCES products(id),
          quantity INTEGER NOT NULL,
          unit_price_cents INTEGER NOT NULL,
          discount_cents INTEGER, -- on the whole line
          void TEXT               -- 'Y' when the cashier took the line back
        );
        CREATE TABLE payments (
          id INTEGER PRIMARY KEY,
          sale_id INTEGER NOT NULL REFERENCES sales(id),
          method TEXT NOT NULL,   -- cash, card, gift_card, voucher_app
          state TEXT NOT NULL,    -- captured, declined, voided
          amount_cents INTEGER NOT NULL
        );
        CREATE INDEX sale_lines_by_sale ON sale_lines(sale_id);
        CREATE INDEX payments_by_sale ON payments(sale_id);
        """;

    /// <summary>Creates the file at <paramref name="path"/>, where nothing may exist yet.</summary>
    public static void Write(SalesLedger ledger, string path)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        using var connection = new SqliteConnection(address.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        CreateSchema(connection, transaction);
        Insert(connection, transaction, "shops", ledger.Shops.Select(shop =>
            new object?[] { shop.Id, shop.Code, shop.City, shop.Region, shop.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));
        Insert(connection, transaction, "products", ledger.Products.Select(product =>
            new object?[] { product.Id, product.Sku, product.Name, product.Category, product.ListPriceCents }));
        Insert(connection, transaction, "sales", ledger.Sales.Select(sale =>
            new object?[] { sale.Id, sale.ShopId, Utc(sale.SoldAtUtc), sale.OffsetMinutes, Utc(sale.VoidedAtUtc), sale.Cashier }));
        Insert(connection, transaction, "sale_lines", ledger.Sales
            .SelectMany(sale => sale.Lines, (sale, line) => (sale, line))
            .Select((row, index) => new object?[]
            {
                index + 1, row.sale.Id, row.line.ProductId, row.line.Quantity, row.line.UnitPriceCents, row.line.DiscountCents, row.line.Void,
            }));
        Insert(connection, transaction, "payments", ledger.Sales
            .SelectMany(sale => sale.Payments, (sale, payment) => (sale, payment))
            .Select((row, index) => new object?[] { index + 1, row.sale.Id, row.payment.Method, row.payment.State, row.payment.AmountCents }));
        transaction.Commit();
    }

    private static void CreateSchema(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Schema;
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts rows that give a value for every column, in the table's order.</summary>
    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, string table, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            if (command.Parameters.Count == 0)
            {
                var names = Enumerable.Range(0, row.Length).Select(index => string.Create(CultureInfo.InvariantCulture, $"$p{index}")).ToList();
#pragma warning disable CA2100 // The table's name is a literal of this class.
                command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
                foreach (var name in names)
                    command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            for (var index = 0; index < row.Length; index++)
                command.Parameters[index].Value = row[index] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static string? Utc(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
