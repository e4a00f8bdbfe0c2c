package io.wattledger.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code wattledger.adapter}.
 *
 * @param pollInterval between reads of a meter's fast block
 * @param sweepInterval between reads of its full block
 * @param gatewayLostAfter for how long a gateway must be away until it counts as lost
 * @param leaseTimeToLive after which a dead process's gateways are free for others
 * @param safetyInterval after which directory and work lists are read again even if no change was heard of
 * @param turnaround what a meter may take to begin its answer
 * @param packingGap for which a converter may hold bytes back: 50 ms on a LAN, 200 ms over cellular networks
 * @param lateAnswer the latest that an answer may still come, counted from its request
 * @param redialFirst first pause before dialling a gateway again
 * @param redialLongest longest pause before dialling a gateway again
 * @param silentMeterFirst first pause before trying a silent meter again
 * @param silentMeterLongest longest pause before trying a silent meter again
 * @param retryFirst first pause before visiting a meter again for an operation that did not advance
 * @param retryLongest longest pause before visiting a meter again for an operation that did not advance
 * @param commandThreads threads for calls to the command side
 * @param lineThreads event loops that all lines share; 0 for one per processor
 * @param secureDialInPort TCP port for gateways that dial in over GL/1; 0 if none may
 */
@ConfigurationProperties("wattledger.adapter")
public record AdapterProperties(
        @DefaultValue("60s") Duration pollInterval,
        @DefaultValue("30m") Duration sweepInterval,
        @DefaultValue("95s") Duration gatewayLostAfter,
        @DefaultValue("15s") Duration leaseTimeToLive,
        @DefaultValue("10s") Duration safetyInterval,
        @DefaultValue("200ms") Duration turnaround,
        @DefaultValue("50ms") Duration packingGap,
        @DefaultValue("1s") Duration lateAnswer,
        @DefaultValue("250ms") Duration redialFirst,
        @DefaultValue("30s") Duration redialLongest,
        @DefaultValue("5s") Duration silentMeterFirst,
        @DefaultValue("5m") Duration silentMeterLongest,
        @DefaultValue("1s") Duration retryFirst,
        @DefaultValue("1m") Duration retryLongest,
        @DefaultValue("4") int commandThreads,
        @DefaultValue("0") int lineThreads,
        @DefaultValue("0") int secureDialInPort) {}
