package io.wattledger.acceptance;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Clients;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.StubbornClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sales by several clients at once, spread evenly over rooms, each under a key of its own and sent again on doubt.
 *
 * @param office who sells; asked anew for each request, because a killed program may have ended its session
 * @param clients how many sell at the same time
 * @param count how many sales in all
 * @param seed of the amounts
 */
record BusySales(Supplier<Office> office, int clients, int count, long seed) {

    private static final int SMALLEST_FEN = 100;
    private static final int LARGEST_FEN = 20_000;

    /**
     * One sale that was answered for good.
     *
     * @param room where
     * @param fen how much
     * @param key under which key
     * @param answer the final answer
     */
    record Sold(Room room, long fen, String key, Answer answer) {}

    /** Sells, and counts the answers in {@code answered} as they come. */
    List<Sold> over(List<Room> rooms, AtomicInteger answered) {
        Random random = new Random(seed);
        List<Callable<Sold>> tasks = new ArrayList<>();
        for (int sale = 0; sale < count; sale++) {
            Room room = rooms.get(sale % rooms.size());
            long fen = random.nextInt(SMALLEST_FEN, LARGEST_FEN);
            tasks.add(() -> sell(room, fen, answered));
        }
        return Clients.workOff(clients, tasks);
    }

    private Sold sell(Room room, long fen, AtomicInteger answered) {
        String key = Office.newKey();
        Answer answer = StubbornClient.sendUntilAnswered(() -> office.get().sell(room, fen, key));
        answered.incrementAndGet();
        return new Sold(room, fen, key, answer.expect(201));
    }
}
