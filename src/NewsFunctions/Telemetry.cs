using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace NewsFunctions;

/// <summary>Sends what the worker logs, traces and measures wherever the settings of the app name a place for it.</summary>
internal static class Telemetry
{
    // The host reads the same settings for its own exporters, so host and worker always report to the same places.
    private const string AzureMonitorSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AzureMonitorIdentitySetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds OpenTelemetry with an exporter for each place that is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        bool toAzureMonitor = !string.IsNullOrEmpty(configuration[AzureMonitorSetting]);
        bool toOtlp = !string.IsNullOrEmpty(configuration[OtlpSetting]);
        if (!toAzureMonitor && !toOtlp)
        {
            return services;
        }

        // From here on the host passes none of the worker's telemetry on, so without an exporter it would be lost.
        IOpenTelemetryBuilder telemetry = services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        if (toAzureMonitor)
        {
            // The exporter itself knows nothing of the identity setting and would send without a token.
            bool withIdentity = !string.IsNullOrEmpty(configuration[AzureMonitorIdentitySetting]);
            telemetry.UseAzureMonitorExporter(options => options.Credential = withIdentity ? new DefaultAzureCredential() : null);
        }

        if (toOtlp)
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }
}
