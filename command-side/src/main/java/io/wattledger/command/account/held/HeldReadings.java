package io.wattledger.command.account.held;

import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.command.RecordReading;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which readings matter to accounts whose balance we hold: the first one of a meter, and the first one of each business day. Others
 * give no order, so that polling adds no load. Used by one thread only.
 */
@Component
public final class HeldReadings {

    private final JdbcClient sql;
    private final BusinessDays businessDays;

    /** The business day for which a meter's reading was last recorded; a restart only means that one is recorded once more. */
    private final Map<MeterId, LocalDate> recorded = new HashMap<>();

    HeldReadings(JdbcClient sql, BusinessDays businessDays) {
        this.sql = sql;
        this.businessDays = businessDays;
    }

    /** The order that a reading asks for, and what is to be run once it is carried out. */
    public record Due(RecordReading command, Runnable carriedOut) {}

    /** What a reading asks for, if anything. */
    public Optional<Due> in(MeterRead read) {
        EnergyRegisters energy = read.energy();
        return energy == null ? Optional.empty() : held(read.meterId()).flatMap(meter -> due(meter, read, energy));
    }

    private Optional<Due> due(Held meter, MeterRead read, EnergyRegisters energy) {
        LocalDate today = businessDays.dayOf(read.at(), meter.zone());
        Instant chargedTo = meter.readAt();
        boolean asked = chargedTo != null
                && (today.equals(recorded.get(read.meterId()))
                        || !today.isAfter(businessDays.dayOf(chargedTo, meter.zone())));
        return asked
                ? Optional.empty()
                : Optional.of(new Due(
                        new RecordReading(meter.account(), read.meterId(), energy, read.at()),
                        () -> recorded.put(read.meterId(), today)));
    }

    private Optional<Held> held(MeterId meter) {
        return sql.sql("""
                        SELECT account_id, read_at, time_zone
                          FROM held_meter JOIN held_account USING (account_id) JOIN directory_site USING (site_id)
                         WHERE meter_id = ?""")
                .param(meter.value())
                .query((row, number) -> {
                    OffsetDateTime readAt = row.getObject(2, OffsetDateTime.class);
                    return new Held(
                            AccountId.of(row.getString(1)),
                            readAt == null ? null : readAt.toInstant(),
                            ZoneId.of(row.getString(3)));
                })
                .optional();
    }

    /** A meter under an account whose balance we hold; read never, or up to when. */
    private record Held(AccountId account, @Nullable Instant readAt, ZoneId zone) {}
}
