package io.wattledger.query.audit;

import io.wattledger.query.feed.FactSource;
import io.wattledger.query.feed.ViewFeed;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.projection.Projector;
import io.wattledger.query.projection.ViewJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Builds all read models anew from the first event on, in memory and by the same code, and compares each document with the live one.
 *
 * <p>Both go on while events come in, so a document that changes at that moment differs for a moment. Such documents are compared again
 * at a later position, until they agree or a number of rounds has passed.
 */
@Component
public final class Replay {

    private static final int ROUNDS = 20;
    private static final int LISTED = 100;
    private static final Duration LIVE_WITHIN = Duration.ofSeconds(5);

    private final FactSource events;
    private final Projector projector;
    private final MongoViews live;
    private final ViewFeed feed;

    /** Compares what this store holds, as far as this feed has brought it. */
    public Replay(FactSource events, Projector projector, MongoViews live, ViewFeed feed) {
        this.events = events;
        this.projector = projector;
        this.live = live;
        this.feed = feed;
    }

    /** Replays and compares; takes as long as reading all events takes. */
    public Outcome run() throws InterruptedException {
        try (Rebuild rebuilt = new Rebuild(events, projector)) {
            Map<String, Set<String>> doubtful = Map.of();
            for (int round = 0; round < ROUNDS; round++) {
                long head = events.head();
                rebuilt.advanceTo(head);
                feed.position().await(head, LIVE_WITHIN);
                doubtful = round == 0 ? differing(rebuilt) : stillDiffering(doubtful, rebuilt);
                if (doubtful.isEmpty()) {
                    return new Outcome(true, rebuilt.events(), List.of());
                }
            }
            return new Outcome(false, rebuilt.events(), describe(doubtful, rebuilt));
        }
    }

    private Map<String, Set<String>> differing(Rebuild rebuilt) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (Projection<?> projection : projector.projections()) {
            String collection = projection.collection();
            Set<String> differing = new HashSet<>(rebuilt.all(collection).keySet());
            live.collection(collection).find().forEach(document -> {
                String id = document.getString("_id");
                differing.remove(id);
                if (!same(document, rebuilt.all(collection).get(id))) {
                    differing.add(id);
                }
            });
            if (!differing.isEmpty()) {
                found.put(collection, differing);
            }
        }
        return found;
    }

    private Map<String, Set<String>> stillDiffering(Map<String, Set<String>> before, Rebuild rebuilt) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        before.forEach((collection, ids) -> {
            Map<String, Document> now = liveDocuments(collection, ids);
            Set<String> differing = new HashSet<>();
            ids.stream()
                    .filter(id -> !same(now.get(id), rebuilt.all(collection).get(id)))
                    .forEach(differing::add);
            if (!differing.isEmpty()) {
                found.put(collection, differing);
            }
        });
        return found;
    }

    private List<Difference> describe(Map<String, Set<String>> differing, Rebuild rebuilt) {
        List<Difference> described = new ArrayList<>();
        differing.forEach((collection, ids) -> {
            List<String> some =
                    ids.stream().sorted().limit(LISTED - described.size()).toList();
            Map<String, Document> now = liveDocuments(collection, some);
            some.forEach(id -> described.add(new Difference(
                    collection,
                    id,
                    canonical(now.get(id)),
                    canonical(rebuilt.all(collection).get(id)))));
        });
        return described;
    }

    private Map<String, Document> liveDocuments(String collection, Collection<String> ids) {
        return ids.isEmpty() ? new HashMap<>() : live.load(collection, ids);
    }

    private static boolean same(@Nullable Document live, @Nullable Document rebuilt) {
        return live != null && rebuilt != null && ViewJson.canonical(live).equals(ViewJson.canonical(rebuilt));
    }

    private static @Nullable String canonical(@Nullable Document document) {
        return document == null ? null : ViewJson.canonical(document);
    }

    /**
     * What the comparison found.
     *
     * @param equal whether every document is the same, byte for byte
     * @param events events replayed
     * @param differences documents that are not the same, at most 100
     */
    public record Outcome(boolean equal, long events, List<Difference> differences) {}

    /**
     * A document that is not the same.
     *
     * @param collection its collection
     * @param id its identity
     * @param live as it is; absent if there is none
     * @param rebuilt as the events make it; absent if they make none
     */
    public record Difference(
            String collection,
            String id,
            @Nullable String live,
            @Nullable String rebuilt) {}
}
