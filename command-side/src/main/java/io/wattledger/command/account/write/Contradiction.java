package io.wattledger.command.account.write;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;
import java.util.Optional;

/** Where a meter and its ledger cannot both be right. Each kind has a name that is stored with the quarantine. */
final class Contradiction {

    private Contradiction() {}

    /** What contradicts the identity and the count that the ledger expects. */
    static Optional<String> in(MeterMoneySnapshot read, SerialNumber serialNumber, int expectedCount) {
        if (!read.serialNumber().equals(serialNumber)) {
            return Optional.of("another-meter-number");
        }
        if (read.count() != expectedCount) {
            return Optional.of("count-differs");
        }
        return Optional.empty();
    }

    /** As above, and a balance above this one: consumption only lowers it. */
    static Optional<String> in(
            MeterMoneySnapshot read, SerialNumber serialNumber, int expectedCount, Money highestBalance) {
        return in(read, serialNumber, expectedCount)
                .or(() -> read.balance().exceeds(highestBalance) ? Optional.of("balance-too-high") : Optional.empty());
    }
}
