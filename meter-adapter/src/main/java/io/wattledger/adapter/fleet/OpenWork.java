package io.wattledger.adapter.fleet;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.Progress;
import io.wattledger.kernel.port.WorkList.RelayWork;
import io.wattledger.kernel.port.WorkList.TariffWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which open operations may be visited: of each meter the oldest, so that money is written in the order in which it was accepted, and a
 * sale never before the opening and the tariff that it relies on. Relay orders wait for nothing.
 */
final class OpenWork {

    private OpenWork() {}

    /** The operations whose turn it is, in the order of acceptance. */
    static List<Item> atTheirTurn(List<Item> open, Instant now) {
        Set<MeterId> taken = new HashSet<>();
        Set<MeterId> relayTaken = new HashSet<>();
        List<Item> turn = new ArrayList<>();
        for (Item item : open) {
            boolean isRelay = item.work() instanceof RelayWork;
            boolean waitsForNoOne = isRelay ? relayTaken.add(item.meterId()) : !taken.contains(item.meterId());
            if (waitsForNoOne) {
                turn.add(item);
            }
            if (!isRelay && !isStagedForLater(item, now)) {
                taken.add(item.meterId());
            }
        }
        return turn;
    }

    /** A tariff that the meter already has and that will count only later: nobody waits for that. */
    private static boolean isStagedForLater(Item item, Instant now) {
        return item.work() instanceof TariffWork tariff
                && item.progress() == Progress.INTENDED
                && tariff.activateAt().isAfter(now);
    }
}
