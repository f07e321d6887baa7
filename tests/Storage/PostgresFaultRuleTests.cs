using Npgsql;

namespace SafeHelp.Storage.Tests;

public sealed class PostgresFaultRuleTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.DiskFull, false)]
    [InlineData(PostgresErrorCodes.SyntaxError, false)]
    public void Only_known_states_of_the_moment_are_worth_repeating(string state, bool passes) =>
        PostgresFaults.PassesByItself(new PostgresException("", "ERROR", "ERROR", state)).ShouldBe(passes);

    [Fact]
    public void What_is_not_known_is_not_worth_repeating()
    {
        PostgresFaults.PassesByItself(new FormatException("Received unexpected backend message")).ShouldBeFalse();
        PostgresFaults.PassesByItself(new InvalidOperationException()).ShouldBeFalse();
        PostgresFaults.PassesByItself(new NpgsqlException("without a cause")).ShouldBeFalse();
        PostgresFaults.PassesByItself(new NpgsqlException("cut", new EndOfStreamException())).ShouldBeTrue();
    }
}
