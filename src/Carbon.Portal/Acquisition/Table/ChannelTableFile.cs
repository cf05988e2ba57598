using Carbon.Portal.Acquisition.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Acquisition.Table;

/// <summary>Channels, meters and points as a file to be changed in a spreadsheet; secrets are masked.</summary>
public static class ChannelTableFile
{
    /// <summary>Largest table in bytes.</summary>
    public const long Largest = 8 * 1024 * 1024;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal static void MapChannelTable(this IEndpointRouteBuilder app)
    {
        app.MapGet(ChannelAddress.File("xlsx"), async (IAcquisitionEditing editing, CancellationToken cancellation) => Results.File(await editing.ExportAsync(true, cancellation), Workbook, "channels.xlsx"));
        app.MapGet(ChannelAddress.File("csv"), async (IAcquisitionEditing editing, CancellationToken cancellation) => Results.File(await editing.ExportAsync(false, cancellation), "text/csv; charset=utf-8", "channels.csv"));
    }
}
