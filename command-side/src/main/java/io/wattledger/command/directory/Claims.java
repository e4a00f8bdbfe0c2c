package io.wattledger.command.directory;

import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What only one may hold across all aggregates. Two commands that claim the same at once meet at the primary key: the later one waits
 * for the earlier transaction and is then refused by name.
 */
@Component
@ProcessingGroup("recorder")
final class Claims {

    private final JdbcClient sql;

    Claims(JdbcClient sql) {
        this.sql = sql;
    }

    /** What can be claimed, and the refusal for whoever comes second; stored by name. */
    enum Kind {
        REGISTRATION(ProblemType.REGISTRATION_TAKEN),
        SERIAL_NUMBER(ProblemType.SERIAL_NUMBER_TAKEN),
        BUS_ADDRESS(ProblemType.BUS_ADDRESS_TAKEN),
        OPEN_ACCOUNT(ProblemType.METER_ALREADY_IN_USE),
        OPEN_SHIFT(ProblemType.SHIFT_ALREADY_OPEN);

        private final ProblemType refusal;

        Kind(ProblemType refusal) {
            this.refusal = refusal;
        }
    }

    @EventHandler
    void on(GatewayRegistered event) {
        String registration = event.registration();
        if (!event.link().isDialled() && registration != null) {
            claim(Kind.REGISTRATION, registration, event.gatewayId().value());
        }
    }

    @EventHandler
    void on(MeterRegistered event) {
        String meter = event.meterId().value();
        claim(Kind.SERIAL_NUMBER, event.serialNumber().digits(), meter);
        claim(Kind.BUS_ADDRESS, event.gatewayId() + "/" + event.bus() + "/" + event.unitAddress(), meter);
    }

    @EventHandler
    void on(MeterAttached event) {
        claim(Kind.OPEN_ACCOUNT, event.meterId().value(), event.accountId().value());
    }

    @EventHandler
    void on(ShiftOpened event) {
        claim(Kind.OPEN_SHIFT, event.operatorId().value(), event.shiftId().value());
    }

    @EventHandler
    void on(ShiftClosed event) {
        sql.sql("DELETE FROM claims WHERE kind = ? AND holder = ?")
                .params(Kind.OPEN_SHIFT.name(), event.shiftId().value())
                .update();
    }

    /** Kept for this account while the meter that it replaces is cleared. */
    @EventHandler
    void on(ReplacementStarted event) {
        claim(Kind.OPEN_ACCOUNT, event.newMeterId().value(), event.accountId().value());
    }

    @EventHandler
    void on(MeterDetached event) {
        sql.sql("DELETE FROM claims WHERE kind = ? AND key = ? AND holder = ?")
                .params(
                        Kind.OPEN_ACCOUNT.name(),
                        event.meterId().value(),
                        event.accountId().value())
                .update();
    }

    /** What somebody holds already, nobody else gets; the holder may claim it again. */
    private void claim(Kind kind, String key, String holder) {
        int claimed = sql.sql("""
                        INSERT INTO claims AS known (kind, key, holder) VALUES (?, ?, ?)
                        ON CONFLICT (kind, key) DO UPDATE SET holder = excluded.holder WHERE known.holder = excluded.holder""").params(kind.name(), key, holder).update();
        if (claimed == 0) {
            throw new RefusedException(kind.refusal);
        }
    }
}
