using SafeHelp.Load;

// Load bare CONNECTION PORT: the bare endpoint, started by the program itself.
if (args is ["bare", var connection, var port]) return await BareEndpoint.RunAsync(connection, port);

var plan = LoadPlan.Read(args);
if (plan is null)
{
    Console.Error.WriteLine("Load [sqlite|postgres]… [--processes N] [--talks N] [--seconds N] [--rate MESSAGES_A_SECOND] [--burst]: without a rate, as fast as answers come.");
    return 2;
}

foreach (var database in plan.Databases) await LoadRun.RunAsync(plan, database);
return 0;
