package io.wattledger.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.simulator.meter.AppliedMoneyOperation;
import io.wattledger.simulator.meter.MeterImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Counts every fen after a check, from three sides that know nothing of each other: what the views say, what the events say, and what the simulated meters
 * remember.
 */
public final class Oracle {

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(150);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    private static final Set<String> CREDITS = Set.of("SALE", "OPENING", "REFUND_REVERSAL", "TRANSFER_IN");
    private static final Set<String> DEDUCTIONS = Set.of("REFUND", "SALE_REVERSAL", "CLOSING", "TRANSFER_OUT");
    private static final Set<String> UNDELIVERED = Set.of("REFUSED", "CANCELLED");
    private static final Set<String> UNDECIDED = Set.of("PENDING", "SENT");

    /** Ids of operations made at the meter itself, by somebody with a hand-held device. */
    private static final long ON_SITE = 0x0F00_0000_0000_0000L;

    private static final long ON_SITE_MASK = 0xFFFF_0000_0000_0000L;
    private static final long MICRO_YUAN_PER_FEN = 10_000;

    private final Office office;

    /** An oracle that asks as this operator. */
    public Oracle(Office office) {
        this.office = office;
    }

    /** Waits until no money write is pending, sent or unknown any more. */
    public Oracle awaitQuiet(List<Room> rooms) {
        for (Room room : rooms) {
            await().atMost(QUIET_WITHIN)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(moneyOperations(room))
                            .as("money of meter %s, all of it decided", room.meterId())
                            .allSatisfy(
                                    operation -> assertThat(state(operation)).isIn(Office.FINAL_STATES)));
        }
        return this;
    }

    /** Checks (a) to (c) for these rooms, then (d) and (e) for the whole program. */
    public void holdsFor(List<Room> rooms) {
        rooms.forEach(this::holdsFor);
        sealVerifies();
        viewsEqualRebuild();
    }

    /** Checks (a) to (c) for one room; for a balance that the server holds what stands for them. */
    public void holdsFor(Room room) {
        if (office.account(room).path("balanceHeld").asString().equals("SERVER")) {
            new HeldOracle(office).holdsFor(room);
            return;
        }
        List<JsonNode> operations = moneyOperations(room);
        // Views of one fact are not written at the same instant.
        await().atMost(SEEN_WITHIN).untilAsserted(() -> accountAddsUp(room, operations));
        meterAddsUp(room, operations);
        transactionsAreAppliedOnce(room, operations);
        viewShowsTheMeter(room);
    }

    /** (d): the hash chains over the event log verify. */
    public void sealVerifies() {
        JsonNode report = audit("/audit/seal/verification");
        assertThat(report.path("verified").asBoolean()).as("seal: %s", report).isTrue();
    }

    /** (e): views rebuilt from the events equal the live ones. */
    public void viewsEqualRebuild() {
        JsonNode report = audit("/audit/replays");
        assertThat(report.path("equal").asBoolean()).as("replay: %s", report).isTrue();
    }

    /** One audit runs at a time; others ask again. */
    private JsonNode audit(String path) {
        return StubbornClient.sendUntilAnswered(() -> office.rest().post(path, Map.of()))
                .expect(200)
                .json();
    }

    /** (a): credited by sales and transfers = confirmed + in flight + unknown + undelivered + returned, less what was reversed, by the balance, the operations and the events alike. */
    private void accountAddsUp(Room room, List<JsonNode> operations) {
        JsonNode balance = office.balance(room);
        long sold = fen(balance, "sold");
        long inFlight = fen(balance, "inFlight");
        long unknown = fen(balance, "unknown");
        long undelivered = fen(balance, "undelivered");
        long returned = fen(balance, "returned");
        List<JsonNode> received = new ArrayList<>(ofKind(operations, "SALE"));
        received.addAll(ofKind(operations, "TRANSFER_IN"));
        List<JsonNode> withUs = received.stream()
                .filter(sale -> sale.path("payout").isMissingNode()
                        && sale.path("redeliveredBy").isMissingNode())
                .toList();
        long reversed = sum(ofKind(operations, "SALE_REVERSAL"), Set.of("CONFIRMED"));
        assertThat(inFlight).as("in flight, %s", room.accountId()).isEqualTo(sum(received, UNDECIDED));
        assertThat(unknown).as("unknown, %s", room.accountId()).isEqualTo(sum(received, Set.of("UNKNOWN")));
        assertThat(undelivered).as("undelivered, %s", room.accountId()).isEqualTo(sum(withUs, UNDELIVERED));
        assertThat(returned)
                .as("returned, %s", room.accountId())
                .isEqualTo(received.stream()
                        .filter(sale -> !sale.path("payout").isMissingNode())
                        .mapToLong(sale -> fen(sale, "amount"))
                        .sum());
        assertThat(sold + fen(balance, "transferredIn"))
                .as("credited = confirmed + in flight + unknown + undelivered + returned, %s", room.accountId())
                .isEqualTo(sum(received, Set.of("CONFIRMED")) - reversed + inFlight + unknown + undelivered + returned);
        assertThat(creditedByEvents(room) - reversed)
                .as("credited by the events")
                .isEqualTo(sold);
        assertThat(fen(balance, "transferredOut"))
                .as("transferred out, %s", room.accountId())
                .isEqualTo(sum(ofKind(operations, "TRANSFER_OUT"), Set.of("CONFIRMED")));
        assertThat(fen(balance, "refunded"))
                .as("refunded, %s", room.accountId())
                .isEqualTo(sum(ofKind(operations, "REFUND"), Set.of("CONFIRMED"))
                        - sum(ofKind(operations, "REFUND_REVERSAL"), Set.of("CONFIRMED")));
    }

    private static List<JsonNode> ofKind(List<JsonNode> operations, String kind) {
        return operations.stream()
                .filter(operation -> kind(operation).equals(kind))
                .toList();
    }

    private long creditedByEvents(Room room) {
        long credited = 0;
        for (JsonNode event : office.events(room.accountId())) {
            JsonNode sale = event.path("payload");
            if (event.path("name").asString().equals("account.credit-sold")
                    && sale.path("meterId").asString().equals(room.meterId())) {
                assertThat(fen(sale, "paid"))
                        .as("paid = credited + fee + debt share")
                        .isEqualTo(fen(sale, "credited") + fen(sale, "serviceFee") + fen(sale, "debtShare"));
                credited += fen(sale, "credited");
            }
        }
        return credited;
    }

    /** (b): count = base + confirmed writes, money = opening + confirmed - consumption, exact. Operations made on site are added to both. */
    private static void meterAddsUp(Room room, List<JsonNode> operations) {
        MeterImage now = room.meter().image();
        List<AppliedMoneyOperation> onSite = room.meter().appliedMoneyOperations().stream()
                .filter(Oracle::isOnSite)
                .toList();
        List<JsonNode> confirmed = operations.stream()
                .filter(operation -> state(operation).equals("CONFIRMED"))
                .toList();
        assertThat(now.purse().count())
                .as("count on meter %s", now.serial())
                .isEqualTo(room.before().purse().count() + confirmed.size() + onSite.size());

        long credited = confirmed.stream().mapToLong(Oracle::gainFen).sum()
                + onSite.stream().mapToLong(Oracle::signedFen).sum();
        long consumedCentiKwh =
                now.energy().totalCentiKwh() - room.before().energy().totalCentiKwh();
        // A price of 0.0001 CNY/kWh is one micro-yuan per 0.01 kWh: no rounding anywhere.
        assertThat(now.purse().costMicroYuan())
                .as("consumption of meter %s", now.serial())
                .isEqualTo(consumedCentiKwh * room.pricePerKwh());
        assertThat(now.purse().balanceMicroYuan())
                .as("money on meter %s", now.serial())
                .isEqualTo(credited * MICRO_YUAN_PER_FEN - consumedCentiKwh * room.pricePerKwh());
    }

    /** (c): every confirmed transaction was applied exactly once, and nothing else was. */
    private static void transactionsAreAppliedOnce(Room room, List<JsonNode> operations) {
        List<Long> applied = room.meter().appliedMoneyOperations().stream()
                .filter(operation -> !isOnSite(operation))
                .map(AppliedMoneyOperation::txnId)
                .toList();
        assertThat(applied)
                .as("transactions on meter %s", room.meter().serialNumber())
                .doesNotHaveDuplicates();
        Set<Long> confirmed = operations.stream()
                .filter(operation -> state(operation).equals("CONFIRMED"))
                .map(operation -> transactionOf(operation.path("id").asString()))
                .collect(Collectors.toSet());
        assertThat(applied)
                .as("applied on meter %s, and confirmed", room.meter().serialNumber())
                .containsExactlyInAnyOrderElementsOf(confirmed);
    }

    /** The view shows the meter's count, and a balance that the meter had when it was observed. */
    private void viewShowsTheMeter(Room room) {
        long atMost = room.meter().balanceFen();
        Instant begun = Instant.now();
        JsonNode balance = await("a new reading of meter " + room.meterId())
                .atMost(SEEN_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> office.balance(room), view -> observedAfter(view, begun));
        assertThat(balance.path("purchaseCount").asInt())
                .as("purchase count seen")
                .isEqualTo(room.meter().count());
        assertThat(fen(balance, "onMeter"))
                .as("balance seen on meter %s", room.meter().serialNumber())
                .isBetween(room.meter().balanceFen(), atMost);
    }

    private static boolean observedAfter(JsonNode balance, Instant begun) {
        JsonNode observedAt = balance.path("observedAt");
        return observedAt.isString()
                && OffsetDateTime.parse(observedAt.asString()).toInstant().isAfter(begun);
    }

    private List<JsonNode> moneyOperations(Room room) {
        return office.operations(room).stream()
                .filter(operation -> CREDITS.contains(kind(operation)) || DEDUCTIONS.contains(kind(operation)))
                .toList();
    }

    private static long gainFen(JsonNode operation) {
        long amount = fen(operation, "amount");
        return DEDUCTIONS.contains(kind(operation)) ? -amount : amount;
    }

    private static String kind(JsonNode operation) {
        return operation.path("kind").asString();
    }

    /** txnId of meter-profiles.md section 4: first 8 bytes of SHA-256 of the operation id, big endian. */
    static long transactionOf(String operationId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(operationId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(Arrays.copyOf(hash, Long.BYTES)).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean isOnSite(AppliedMoneyOperation operation) {
        return (operation.txnId() & ON_SITE_MASK) == ON_SITE;
    }

    private static long signedFen(AppliedMoneyOperation operation) {
        boolean credit = operation.type().isCredit();
        return credit ? operation.amountFen() : -operation.amountFen();
    }

    private static long sum(List<JsonNode> operations, Set<String> states) {
        return operations.stream()
                .filter(operation -> states.contains(state(operation)))
                .mapToLong(operation -> fen(operation, "amount"))
                .sum();
    }

    private static String state(JsonNode operation) {
        return operation.path("state").asString();
    }

    private static long fen(JsonNode node, String field) {
        return Yuan.fen(node.path(field).asString());
    }
}
