using System.Data.Common;
using System.Text.Json;
using Dapper;
using SafeHelp.Bot.People;

namespace SafeHelp.Storage;

/// <summary>Accounts of staff in SQL.</summary>
internal sealed class SqlStaffAccounts(IDatabase database, ICipher cipher) : IStaffAccounts
{
    private const string Select = """
        SELECT id, email, role, area, alias, is_active AS isActive, password_hash AS passwordHash, stamp, second_factor AS secondFactor, has_second_factor AS hasSecondFactor,
               recovery_codes AS recoveryCodes, failed_sign_ins AS failedSignIns, locked_until AS lockedUntil, link_hash AS linkHash, link_until AS linkUntil,
               created_at AS createdAt, signed_in_at AS signedInAt, version
        FROM staff_account
        """;

    // No conflict is named: both the id and the address may be taken.
    private const string Insert = """
        INSERT INTO staff_account (id, email, role, area, alias, is_active, password_hash, stamp, second_factor, has_second_factor, recovery_codes, failed_sign_ins,
                                   locked_until, link_hash, link_until, created_at, signed_in_at, version)
        VALUES (@Id, @Email, @Role, @Area, @Alias, @IsActive, @PasswordHash, @Stamp, @SecondFactor, @HasSecondFactor, @RecoveryCodes, @FailedSignIns,
                @LockedUntil, @LinkHash, @LinkUntil, @CreatedAt, @SignedInAt, 1)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE staff_account SET email = @Email, role = @Role, area = @Area, alias = @Alias, is_active = @IsActive, password_hash = @PasswordHash, stamp = @Stamp,
               second_factor = @SecondFactor, has_second_factor = @HasSecondFactor, recovery_codes = @RecoveryCodes, failed_sign_ins = @FailedSignIns,
               locked_until = @LockedUntil, link_hash = @LinkHash, link_until = @LinkUntil, signed_in_at = @SignedInAt, version = version + 1
        WHERE id = @Id AND version = @Version
          AND NOT EXISTS (SELECT 1 FROM staff_account other WHERE other.email = @Email AND other.id <> @Id)
        """;

    // A first administrator whose link ran out, or was lost before a restart, is invited anew.
    private const string DropUnusedFirst = "DELETE FROM staff_account WHERE id = @Id AND password_hash IS NULL AND created_at <= @unlessAfter";

    private const string HasSomebody = "SELECT EXISTS (SELECT 1 FROM staff_account WHERE password_hash IS NOT NULL OR id <> @Id)";

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancel) => OneAsync("id = @id", new { id }, cancel);

    public Task<StaffAccount?> FindByEmailAsync(string email, CancellationToken cancel) => OneAsync("email = @email", new { email }, cancel);

    public Task<StaffAccount?> FindByLinkAsync(string linkHash, CancellationToken cancel) => OneAsync("link_hash = @linkHash", new { linkHash }, cancel);

    public Task<bool> AddAsync(StaffAccount account, CancellationToken cancel) =>
        database.WriteAsync(async connection => await connection.ExecuteAsync(Insert, Row(account)) == 1, cancel);

    public Task<bool> UpdateAsync(StaffAccount account, CancellationToken cancel) =>
        database.WriteAsync(async connection => await connection.ExecuteAsync(Update, Row(account)) == 1, cancel);

    public Task<bool> InviteFirstAsync(StaffAccount first, DateTimeOffset unlessAfter, CancellationToken cancel) =>
        database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<bool>(HasSomebody, new { first.Id })) return false;
                await connection.ExecuteAsync(DropUnusedFirst, new { first.Id, unlessAfter = unlessAfter.ToUnixTimeMilliseconds() });
                return await connection.ExecuteAsync(Insert, Row(first)) == 1;
            },
            cancel);

    public Task<IReadOnlyList<StaffAccount>> ListAsync(StaffFilter filter, CancellationToken cancel)
    {
        var area = filter.Areas is null ? "" : $"AND area IN ({database.Texts("@areas")})";
        var sql = $"{Select} WHERE (@words = '' OR email LIKE @like OR alias LIKE @like) {area} ORDER BY area, email, id LIMIT @take OFFSET @skip";
        var values = new { areas = JsonSerializer.Serialize(filter.Areas), words = filter.Words, like = $"%{Emails.Normal(filter.Words)}%", take = filter.Take, skip = filter.Skip };
        return database.ReadAsync<IReadOnlyList<StaffAccount>>(async connection => [.. (await connection.QueryAsync<StaffRow>(sql, values)).Select(Account)], cancel);
    }

    private Task<StaffAccount?> OneAsync(string where, object values, CancellationToken cancel) =>
        database.ReadAsync(async connection => await RowAsync(connection, $"{Select} WHERE {where}", values) is { } row ? Account(row) : null, cancel);

    private static Task<StaffRow?> RowAsync(DbConnection connection, string sql, object values) => connection.QuerySingleOrDefaultAsync<StaffRow?>(sql, values);

    private StaffRow Row(StaffAccount account) => StaffRow.Of(account, cipher);

    private StaffAccount Account(StaffRow row) => row.Account(cipher);
}
