package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.MoneyResult;
import io.wattledger.simulator.meter.Purse.AccountState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** One check for each row of the decision table after a money write (meter-profiles.md section 5), driven over REST. */
@ExtendWith(SharedProgram.class)
class DecisionTableTest {

    private static final long TEN_YUAN = 1_000;

    private final Program program;
    private final Office office;
    private final Oracle oracle;

    DecisionTableTest(Program program) {
        this.program = program;
        this.office = program.office();
        this.oracle = new Oracle(office);
    }

    @Nested
    @DisplayName("the record bears my transaction")
    class RecordIsMine {

        @Test
        @DisplayName("applied: confirmed, with one frame on the wire")
        void givenGoodLine_whenSold_thenConfirmedWithOneFrame() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();

            office.awaitOperation(office.sell(room, TEN_YUAN), "CONFIRMED");

            assertThat(room.meter().moneyWriteFramesSeen() - framesBefore).isEqualTo(1);
            oracle.holdsFor(room);
        }

        @Test
        @DisplayName("applied, but the answer was lost: confirmed by reading back, nothing sent again")
        void givenAnswerLost_whenSold_thenConfirmedAndNothingResent() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);

            office.awaitOperation(office.sell(room, TEN_YUAN), "CONFIRMED");

            assertThat(room.meter().moneyWriteFramesSeen() - framesBefore).isEqualTo(1);
            oracle.holdsFor(room);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.wattledger.acceptance.DecisionTableTest#meterRefusals")
        @DisplayName("refused by the meter: refused with its code, the money stays with us, undelivered")
        void givenMeterRefuses_whenSold_thenRefusedAndMoneyUndelivered(
                MoneyResult code, MeterChange change, boolean beforeOpening) {
            Room room = Campus.plan()
                    .delivered(image -> beforeOpening ? change.of(image) : image)
                    .open(program)
                    .room();
            if (!beforeOpening) {
                room.meter().exchangeFor(change.of(room.meter().image()));
            }
            long balanceBefore = room.meter().image().purse().purchasesFen();

            JsonNode refused = office.awaitOperation(office.sell(room, TEN_YUAN), "REFUSED");

            assertThat(refused.path("cause").asString()).isEqualTo("REFUSED_BY_METER");
            assertThat(refused.path("resultCode").asInt()).isEqualTo(code.code());
            office.awaitBalance(room, "undelivered", "10.00");
            assertThat(office.balance(room).path("inFlight").asString()).isEqualTo("0.00");
            assertThat(room.meter().image().purse().purchasesFen()).isEqualTo(balanceBefore);
        }
    }

    @Nested
    @DisplayName("the count stands where it stood, and no record is mine")
    class NotApplied {

        @Test
        @DisplayName("the next attempt puts the credit on, once")
        void givenRequestLost_whenSold_thenNextAttemptConfirmsOneEffect() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.REQUEST_LOST);

            office.awaitOperation(office.sell(room, TEN_YUAN), "CONFIRMED");

            assertThat(room.meter().moneyWriteFramesSeen() - framesBefore).isEqualTo(2);
            oracle.holdsFor(room);
        }

        @Test
        @DisplayName("after the third attempt it is refused as not deliverable, and the money is undelivered")
        void givenThreeRequestsLost_whenSold_thenRefusedAndUndelivered() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().faults().next(3, Traffic.MONEY_WRITES, FaultKind.REQUEST_LOST);

            JsonNode refused = office.awaitOperation(office.sell(room, TEN_YUAN), "REFUSED");

            assertThat(refused.path("cause").asString()).isEqualTo("NOT_DELIVERABLE");
            assertThat(room.meter().moneyWriteFramesSeen() - framesBefore).isEqualTo(3);
            office.awaitBalance(room, "undelivered", "10.00");
            oracle.holdsFor(room);
        }
    }

    @Nested
    @DisplayName("somebody else wrote")
    class Contradicted {

        @Test
        @DisplayName("before my intent: quarantine, and nothing is written")
        void givenForeignPurchaseBefore_whenDelivered_thenQuarantineAndNothingSent() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().powerOff();
            String operation = office.sell(room, TEN_YUAN);
            room.meter().foreignPurchase(TEN_YUAN);
            room.meter().powerOn();

            office.awaitBadge(room, "QUARANTINED");

            assertThat(office.operation(operation).path("state").asString()).isEqualTo("PENDING");
            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(framesBefore);
            office.sell(room, TEN_YUAN, Office.newKey()).expectProblem(422, "meter-quarantined");
        }

        @Test
        @DisplayName("between my intent and my reading back: quarantine, and my outcome is unknown")
        void givenForeignPurchaseBetween_whenReadBack_thenQuarantineAndUnknown() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.REQUEST_LOST);
            String operation = office.sell(room, TEN_YUAN);
            awaitFrames(room, framesBefore + 1);
            room.meter().foreignPurchase(TEN_YUAN);

            office.awaitBadge(room, "QUARANTINED");

            office.awaitOperation(operation, "UNKNOWN");
            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(framesBefore + 1);
            office.awaitBalance(room, "unknown", "10.00");
        }

        @Test
        @DisplayName("the meter was exchanged: quarantine, and nothing is written")
        void givenMeterExchanged_whenDelivered_thenQuarantineAndNothingSent() {
            Room room = Campus.ofOneRoom(program).room();
            long framesBefore = room.meter().moneyWriteFramesSeen();
            room.meter().powerOff();
            String operation = office.sell(room, TEN_YUAN);
            room.meter().exchangeFor("999999" + room.meter().serialNumber().substring(6));
            room.meter().powerOn();

            office.awaitBadge(room, "QUARANTINED");

            assertThat(office.operation(operation).path("state").asString()).isEqualTo("PENDING");
            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(framesBefore);
        }
    }

    @Nested
    @DisplayName("nothing can be read back")
    class Unreadable {

        @Test
        @DisplayName("applied: unknown until the meter answers again, then confirmed by reading alone")
        void givenMeterSilentAfterWrite_whenItAnswersAgain_thenConfirmedByReadingAlone() {
            Room room = Campus.ofOneRoom(program).room();
            long frames = room.meter().moneyWriteFramesSeen() + 1;
            String operation = sellIntoSilence(room, FaultKind.RESPONSE_LOST);
            String waiting = office.sell(room, 2 * TEN_YUAN);

            office.awaitBalance(room, "unknown", "10.00");
            office.awaitBalance(room, "inFlight", "20.00");
            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(frames);
            room.meter().powerOn();

            office.awaitOperation(operation, "CONFIRMED");
            office.awaitOperation(waiting, "CONFIRMED");
            assertThat(room.meter().moneyWriteFramesSeen())
                    .as("one frame for each sale")
                    .isEqualTo(frames + 1);
            oracle.holdsFor(room);
        }

        @Test
        @DisplayName("not applied: unknown until the meter answers again, then the next attempt confirms")
        void givenWriteLostAndMeterSilent_whenItAnswersAgain_thenNextAttemptConfirms() {
            Room room = Campus.ofOneRoom(program).room();
            long frames = room.meter().moneyWriteFramesSeen() + 1;
            String operation = sellIntoSilence(room, FaultKind.REQUEST_LOST);

            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(frames);
            room.meter().powerOn();

            office.awaitOperation(operation, "CONFIRMED");
            assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(frames + 1);
            oracle.holdsFor(room);
        }
    }

    @Test
    @DisplayName("the hoarding limit is judged with the balance just read, before anything is written")
    void givenBalanceAtHoardingLimit_whenSold_thenRefusedWithoutAFrame() {
        Room room = Campus.ofOneRoom(program).room();
        long halfLimit = 5_000_000;
        office.awaitOperation(office.sell(room, halfLimit - 100), "CONFIRMED");
        office.awaitOperation(office.sell(room, halfLimit), "CONFIRMED");
        long frames = room.meter().moneyWriteFramesSeen();

        JsonNode refused = office.awaitOperation(office.sell(room, TEN_YUAN), "REFUSED");

        assertThat(refused.path("cause").asString()).isEqualTo("HOARDING_LIMIT");
        assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(frames);
        office.awaitBalance(room, "undelivered", "10.00");
        oracle.holdsFor(room);
    }

    /** Sells, lets the write go wrong in this way, and takes the meter's supply away before it can be read back. */
    private String sellIntoSilence(Room room, FaultKind fault) {
        long frames = room.meter().moneyWriteFramesSeen();
        room.meter().faults().next(Traffic.MONEY_WRITES, fault);
        String operation = office.sell(room, TEN_YUAN);
        awaitFrames(room, frames + 1);
        room.meter().powerOff();
        office.awaitOperation(operation, "UNKNOWN");
        return operation;
    }

    private static void awaitFrames(Room room, long frames) {
        await("money write number " + frames)
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> room.meter().moneyWriteFramesSeen() >= frames);
    }

    /** What is done to a meter so that it refuses. */
    @FunctionalInterface
    interface MeterChange {
        MeterImage of(MeterImage image);
    }

    static Stream<Arguments> meterRefusals() {
        MeterChange littleHoarding = image -> Images.withHoardingLimit(image, 500);
        MeterChange notOpened = image -> Images.withAccount(image, AccountState.NOT_OPENED);
        MeterChange closed = image -> Images.withAccount(image, AccountState.CLOSED);
        MeterChange priceless = Images::withoutPrice;
        return Stream.of(
                Arguments.of(MoneyResult.HOARDING_LIMIT, littleHoarding, true),
                Arguments.of(MoneyResult.NOT_OPEN, notOpened, false),
                Arguments.of(MoneyResult.CLOSED, closed, false),
                Arguments.of(MoneyResult.PRICE, priceless, false));
    }
}
