using Carbon.Node.Commands;

return await CarbonCommandLine.RunAsync(args);
