package io.wattledger.adapter.fleet;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.RelayWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which open operations may be visited: of each meter the oldest, so that money is written in the order in which it was accepted, and a
 * sale never before the opening and the tariff that it relies on. Relay orders wait for nothing.
 */
final class OpenWork {

    private OpenWork() {}

    /**
     * The operations whose turn it is, in the order of acceptance.
     *
     * @param waitsForItsTime whether the meter has it already and will make it count at its time, or may not have it before, as a tariff: nobody
     *     waits for that
     */
    static List<Item> atTheirTurn(List<Item> open, Predicate<Item> waitsForItsTime) {
        Set<MeterId> taken = new HashSet<>();
        Set<MeterId> relayTaken = new HashSet<>();
        List<Item> turn = new ArrayList<>();
        for (Item item : open) {
            boolean isRelay = item.work() instanceof RelayWork;
            boolean waitsForNoOne = isRelay ? relayTaken.add(item.meterId()) : !taken.contains(item.meterId());
            if (waitsForNoOne) {
                turn.add(item);
            }
            if (!isRelay && !waitsForItsTime.test(item)) {
                taken.add(item.meterId());
            }
        }
        return turn;
    }
}
