package io.wattledger.command.lease;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.LeaseFence;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases in PostgreSQL, timed by its clock, which all processes share. */
@Component
final class JdbcGatewayLeases implements GatewayLeases, FenceCheck {

    private final JdbcClient sql;
    private final String place;

    /** The place and this life in it: each start is another holder, so that the fence grows. */
    private final String holder;

    /**
     * Leases held by this process.
     *
     * @param node name of the place that this process runs in, where never two run at once; empty if it has none
     */
    JdbcGatewayLeases(JdbcClient sql, IdSource ids, @Value("${wattledger.node:}") String node) {
        this.sql = sql;
        this.place = (node.isEmpty() ? ids.next() : node) + "/";
        this.holder = place + ids.next();
    }

    /** Ends what a predecessor in the same place left behind: it is dead, and nobody need wait for its leases. */
    @PostConstruct
    void endPredecessors() {
        sql.sql("UPDATE gateway_lease SET expires_at = 'epoch' WHERE starts_with(holder, ?)")
                .param(place)
                .update();
    }

    @Override
    public Optional<LeaseFence> acquire(GatewayId gateway, Duration timeToLive) {
        return sql.sql("""
                        INSERT INTO gateway_lease AS held (gateway_id, holder, fence, expires_at)
                        VALUES (?, ?, nextval('gateway_fence'), clock_timestamp() + ? * interval '1 millisecond')
                        ON CONFLICT (gateway_id) DO UPDATE
                           SET holder = excluded.holder,
                               fence = CASE WHEN held.expires_at > clock_timestamp() THEN held.fence ELSE excluded.fence END,
                               expires_at = excluded.expires_at
                         WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()
                        RETURNING fence""")
                .params(gateway.value(), holder, timeToLive.toMillis())
                .query((row, number) -> new LeaseFence(gateway, row.getLong(1)))
                .optional();
    }

    @Override
    public void release(LeaseFence fence) {
        sql.sql("UPDATE gateway_lease SET expires_at = 'epoch' WHERE gateway_id = ? AND holder = ? AND fence = ?")
                .params(fence.gatewayId().value(), holder, fence.fence())
                .update();
    }

    @Override
    public boolean holds(LeaseFence fence, MeterId meter) {
        return sql.sql("""
                        SELECT 1 FROM gateway_lease lease JOIN directory_meter meter USING (gateway_id)
                         WHERE lease.gateway_id = ? AND lease.fence = ? AND lease.expires_at > clock_timestamp()
                           AND meter.meter_id = ?
                           FOR SHARE OF lease""")
                .params(fence.gatewayId().value(), fence.fence(), meter.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
