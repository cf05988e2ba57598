using System.Collections.Frozen;

namespace Carbon.Node.Acquisition.OpcUa.Wire;

/// <summary>Names of the status codes that servers of measuring instruments give (Part 6, annex A.2).</summary>
internal static class StatusNames
{
    public const uint BadDecodingError = 0x8007_0000;
    public const uint BadTooManyPublishRequests = 0x8078_0000;
    public const uint BadNoSubscription = 0x8079_0000;
    public const uint BadMessageNotAvailable = 0x807B_0000;
    public const uint BadSubscriptionIdInvalid = 0x8028_0000;
    public const uint BadSessionIdInvalid = 0x8025_0000;
    public const uint BadServiceUnsupported = 0x800B_0000;
    public const uint BadNodeIdUnknown = 0x8034_0000;
    public const uint BadContinuationPointInvalid = 0x804A_0000;
    public const uint BadIdentityTokenRejected = 0x8021_0000;
    public const uint BadTimeout = 0x800A_0000;

    private static readonly FrozenDictionary<uint, string> Names = new Dictionary<uint, string>
    {
        [0] = "Good",
        [0x002D_0000] = "GoodSubscriptionTransferred",
        [0x0096_0000] = "GoodLocalOverride",
        [0x4000_0000] = "Uncertain",
        [0x408F_0000] = "UncertainNoCommunicationLastUsableValue",
        [0x4090_0000] = "UncertainLastUsableValue",
        [0x4091_0000] = "UncertainSubstituteValue",
        [0x4092_0000] = "UncertainInitialValue",
        [0x4093_0000] = "UncertainSensorNotAccurate",
        [0x4094_0000] = "UncertainEngineeringUnitsExceeded",
        [0x4095_0000] = "UncertainSubNormal",
        [0x8000_0000] = "Bad",
        [0x8001_0000] = "BadUnexpectedError",
        [0x8002_0000] = "BadInternalError",
        [0x8003_0000] = "BadOutOfMemory",
        [0x8004_0000] = "BadResourceUnavailable",
        [0x8005_0000] = "BadCommunicationError",
        [0x8006_0000] = "BadEncodingError",
        [BadDecodingError] = "BadDecodingError",
        [0x8008_0000] = "BadEncodingLimitsExceeded",
        [0x80B8_0000] = "BadRequestTooLarge",
        [0x80B9_0000] = "BadResponseTooLarge",
        [0x8009_0000] = "BadUnknownResponse",
        [BadTimeout] = "BadTimeout",
        [BadServiceUnsupported] = "BadServiceUnsupported",
        [0x800C_0000] = "BadShutdown",
        [0x800D_0000] = "BadServerNotConnected",
        [0x800E_0000] = "BadServerHalted",
        [0x800F_0000] = "BadNothingToDo",
        [0x8010_0000] = "BadTooManyOperations",
        [0x8011_0000] = "BadDataTypeIdUnknown",
        [0x8012_0000] = "BadCertificateInvalid",
        [0x8013_0000] = "BadSecurityChecksFailed",
        [0x8014_0000] = "BadCertificateTimeInvalid",
        [0x8016_0000] = "BadCertificateHostNameInvalid",
        [0x8017_0000] = "BadCertificateUriInvalid",
        [0x8018_0000] = "BadCertificateUseNotAllowed",
        [0x801A_0000] = "BadCertificateUntrusted",
        [0x801F_0000] = "BadUserAccessDenied",
        [0x8020_0000] = "BadIdentityTokenInvalid",
        [BadIdentityTokenRejected] = "BadIdentityTokenRejected",
        [0x8022_0000] = "BadSecureChannelIdInvalid",
        [0x8024_0000] = "BadNonceInvalid",
        [BadSessionIdInvalid] = "BadSessionIdInvalid",
        [0x8026_0000] = "BadSessionClosed",
        [0x8027_0000] = "BadSessionNotActivated",
        [BadSubscriptionIdInvalid] = "BadSubscriptionIdInvalid",
        [0x802A_0000] = "BadRequestHeaderInvalid",
        [0x802B_0000] = "BadTimestampsToReturnInvalid",
        [0x8031_0000] = "BadNoCommunication",
        [0x8032_0000] = "BadWaitingForInitialData",
        [0x8033_0000] = "BadNodeIdInvalid",
        [BadNodeIdUnknown] = "BadNodeIdUnknown",
        [0x8035_0000] = "BadAttributeIdInvalid",
        [0x8036_0000] = "BadIndexRangeInvalid",
        [0x8037_0000] = "BadIndexRangeNoData",
        [0x803A_0000] = "BadNotReadable",
        [0x803C_0000] = "BadOutOfRange",
        [0x803D_0000] = "BadNotSupported",
        [0x803E_0000] = "BadNotFound",
        [0x8042_0000] = "BadMonitoredItemIdInvalid",
        [BadContinuationPointInvalid] = "BadContinuationPointInvalid",
        [0x804B_0000] = "BadNoContinuationPoints",
        [0x8054_0000] = "BadSecurityModeRejected",
        [0x8055_0000] = "BadSecurityPolicyRejected",
        [0x8056_0000] = "BadTooManySessions",
        [0x8057_0000] = "BadUserSignatureInvalid",
        [0x8058_0000] = "BadApplicationSignatureInvalid",
        [0x8074_0000] = "BadTypeMismatch",
        [0x8077_0000] = "BadTooManySubscriptions",
        [BadTooManyPublishRequests] = "BadTooManyPublishRequests",
        [BadNoSubscription] = "BadNoSubscription",
        [0x807A_0000] = "BadSequenceNumberUnknown",
        [BadMessageNotAvailable] = "BadMessageNotAvailable",
        [0x807D_0000] = "BadTcpServerTooBusy",
        [0x807E_0000] = "BadTcpMessageTypeInvalid",
        [0x807F_0000] = "BadTcpSecureChannelUnknown",
        [0x8080_0000] = "BadTcpMessageTooLarge",
        [0x8082_0000] = "BadTcpInternalError",
        [0x8083_0000] = "BadTcpEndpointUrlInvalid",
        [0x8084_0000] = "BadRequestInterrupted",
        [0x8085_0000] = "BadRequestTimeout",
        [0x8086_0000] = "BadSecureChannelClosed",
        [0x8087_0000] = "BadSecureChannelTokenUnknown",
        [0x8088_0000] = "BadSequenceNumberInvalid",
        [0x8089_0000] = "BadConfigurationError",
        [0x808A_0000] = "BadNotConnected",
        [0x808B_0000] = "BadDeviceFailure",
        [0x808C_0000] = "BadSensorFailure",
        [0x808D_0000] = "BadOutOfService",
        [0x80DB_0000] = "BadTooManyMonitoredItems",
        [0x8114_0000] = "BadCertificateChainIncomplete",
    }.ToFrozenDictionary();

    public static string? Of(uint code) => Names.GetValueOrDefault(code);
}
