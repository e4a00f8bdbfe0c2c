package io.wattledger.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Counts every micro-yuan of a balance that the server holds: by the events, by the views, and by what the meter has counted. */
final class HeldOracle {

    private static final long MICRO_YUAN_PER_FEN = 10_000;

    private final Office office;

    HeldOracle(Office office) {
        this.office = office;
    }

    void holdsFor(Room room) {
        List<JsonNode> events = office.events(room.accountId());
        long micros = 0;
        for (JsonNode event : events) {
            micros += gain(event);
            JsonNode told = event.path("payload").path("balance");
            if (told.isString()) {
                assertThat(micros(told)).as("balance after %s", event).isEqualTo(micros);
            }
        }
        viewsShow(room, micros);
        chargesFollowTheMeter(room, named(events, "account.consumption-charged"));
        assertThat(room.meter().count())
                .as("no money is written to meter %s", room.meterId())
                .isEqualTo(room.before().purse().count());
    }

    private static long gain(JsonNode event) {
        JsonNode payload = event.path("payload");
        return switch (event.path("name").asString()) {
            case "account.money-booked" ->
                MICRO_YUAN_PER_FEN
                        * (List.of("REFUND", "SALE_REVERSAL")
                                        .contains(payload.path("kind").asString())
                                ? -fen(payload)
                                : fen(payload));
            case "account.balance-adjusted" -> MICRO_YUAN_PER_FEN * fen(payload);
            case "account.fee-charged" -> -MICRO_YUAN_PER_FEN * fen(payload);
            case "account.consumption-charged" -> -micros(payload.path("cost").path("total"));
            default -> 0;
        };
    }

    /** The balance, the statement of now and the ledger say the same. */
    private void viewsShow(Room room, long micros) {
        long shown = Math.floorDiv(micros, MICRO_YUAN_PER_FEN);
        JsonNode total = office.balanceOfAccount(room).path("total");
        assertThat(Yuan.fen(total.path("closing").asString()))
                .as("balance shown")
                .isEqualTo(shown);
        BigDecimal movements = yuan(total, "opening")
                .add(yuan(total, "credited"))
                .subtract(yuan(total, "refunded"))
                .add(yuan(total, "adjusted"))
                .subtract(yuan(total, "fees"))
                .subtract(yuan(total, "consumption"));
        assertThat(movements)
                .as("opening and movements: %s", total)
                .isEqualByComparingTo(BigDecimal.valueOf(micros, 6));
        assertThat(office.read("/accounts/" + room.accountId() + "/statement")
                        .expect(200)
                        .json()
                        .path("total"))
                .as("the statement folded from the events")
                .isEqualTo(total);
        JsonNode entries = office.read("/accounts/" + room.accountId() + "/ledger?size=500")
                .expect(200)
                .json()
                .path("items");
        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .filter(entry -> entry.path("balance").isString())
                        .map(entry -> Yuan.fen(entry.path("balance").asString()))
                        .reduce(0L, (before, after) -> after))
                .as("balance of the last entry")
                .isEqualTo(shown);
    }

    /** One charge for a business day, each from where the one before ended, exact in price, and none beyond what the meter counted. */
    private static void chargesFollowTheMeter(Room room, List<JsonNode> charges) {
        assertThat(charges.stream().map(charge -> charge.path("businessDay").asString()))
                .as("business days charged")
                .doesNotHaveDuplicates();
        JsonNode last = null;
        for (JsonNode charge : charges) {
            if (last != null) {
                assertThat(charge.path("from")).as("charged from").isEqualTo(last.path("to"));
            }
            long used = centiKwh(charge.path("to")) - centiKwh(charge.path("from"));
            assertThat(micros(charge.path("cost").path("total")))
                    .as("cost of %s", charge)
                    .isEqualTo(used * room.pricePerKwh());
            last = charge;
        }
        if (last != null) {
            assertThat(centiKwh(last.path("to")))
                    .as("charged up to")
                    .isLessThanOrEqualTo(room.meter().image().energy().totalCentiKwh());
        }
    }

    private static List<JsonNode> named(List<JsonNode> events, String name) {
        return events.stream()
                .filter(event -> event.path("name").asString().equals(name))
                .map(event -> event.path("payload"))
                .toList();
    }

    private static long fen(JsonNode payload) {
        return Yuan.fen(payload.path("amount").asString());
    }

    private static long micros(JsonNode amount) {
        return new BigDecimal(amount.asString()).movePointRight(6).longValueExact();
    }

    private static long centiKwh(JsonNode registers) {
        return new BigDecimal(registers.path("total").asString())
                .movePointRight(2)
                .longValueExact();
    }

    private static BigDecimal yuan(JsonNode total, String part) {
        return new BigDecimal(total.path(part).asString());
    }
}
