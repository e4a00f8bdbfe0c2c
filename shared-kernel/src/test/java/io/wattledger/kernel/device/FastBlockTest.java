package io.wattledger.kernel.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.junit.jupiter.api.Test;

class FastBlockTest {

    @Test
    void theGoldenAnswerReadsAsOneHundredAndTwentyThreeYuanWithAlarmOneAndAClosedRelay() {
        // 05 03 0E 00 00 30 39 00 08 00 00 00 03 20 49 08 00 C2 1E
        FastBlock fast = new FastBlock(Money.ofFen(0x3039), 8, 0, 3, 0x2049, 0x0800);

        assertThat(fast.balance()).hasToString("123.45");
        assertThat(fast.relayClosed()).isTrue();
        assertThat(fast.alarm1()).isTrue();
        assertThat(fast.alarm2()).isFalse();
        assertThat(fast.arrears()).isFalse();
        assertThat(fast.relayMode()).isEqualTo(RelayMode.PREPAID);
    }

    @Test
    void aForcedModeIsReadFromStatusWordTwo() {
        assertThat(new FastBlock(Money.ZERO, 0, 0, 0, 0, 0b1000).relayMode()).isEqualTo(RelayMode.FORCED_CLOSED);
        assertThat(new FastBlock(Money.ZERO, 0, 0, 0, 0, 0b1001).relayMode()).isEqualTo(RelayMode.FORCED_OPEN);
    }

    @Test
    void anOperationIsKnownToTheMeterByTheFirstEightBytesOfItsHash() {
        // printf 'op-1' | sha256sum
        assertThat(Long.toHexString(MoneyTransaction.numberOf(OperationId.of("op-1"))))
                .isEqualTo("71a0ef7195df4865");
    }
}
