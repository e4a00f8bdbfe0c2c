package io.wattledger.query.feed;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How far the processors have come, beside the documents that they write: whoever loses or restores one loses or restores the other.
 * Every segment is a plain document, which other processes read to know how far this one has come.
 */
public final class ViewTokens implements TokenStore {

    /** The collection. */
    public static final String COLLECTION = "tokens";

    /** Far longer than a read store keeps a write to itself before it is safe from a kill. */
    private static final Duration SETTLES = Duration.ofSeconds(30);

    private static final Duration CLAIM_HOLDS = Duration.ofSeconds(10);
    private static final Duration CLAIM_IS_FRESH = Duration.ofSeconds(2);

    private final MongoCollection<Document> tokens;
    private final String node;
    private final InstantSource clock;

    /** For each segment the stored position that is to settle next. */
    private final Map<String, Settling> settling = new ConcurrentHashMap<>();

    /** When each claim was last written, so that holding an idle one costs no write each time. */
    private final Map<String, Long> claimedAtMillis = new ConcurrentHashMap<>();

    /**
     * Tokens in this collection.
     *
     * @param node name of this process among those that share the store
     */
    public ViewTokens(MongoCollection<Document> tokens, String node, InstantSource clock) {
        this.tokens = tokens;
        this.node = node;
        this.clock = clock;
    }

    /** Where every segment of a processor stands, whoever runs it; null for one that has not begun. */
    public List<Optional<TrackingToken>> positions(String processor) {
        List<Optional<TrackingToken>> all = new ArrayList<>();
        tokens.find(eq("processor", processor)).forEach(document -> all.add(Optional.ofNullable(tokenOf(document))));
        return all;
    }

    /**
     * Has a processor that is not running begin again where it was when its writes had long settled. A read store that is killed
     * loses its last writes unevenly, so that a token may outlive a document that it counts; whatever a document includes already is
     * not applied twice. Segments that another process runs stay where they are.
     */
    public void goBack(String processor) {
        tokens.find(and(eq("processor", processor), claimable(clock.millis()))).forEach(document -> {
            Long settled = document.getLong("settledIndex");
            Bson position = settled == null
                    ? combine(unset("index"), unset("gaps"))
                    : combine(set("index", settled), set("gaps", document.getList("settledGaps", Long.class)));
            tokens.updateOne(eq("_id", document.get("_id")), position);
        });
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException("processor " + processor + " has segments already");
        }
        for (int segment = 0; segment < segments; segment++) {
            initializeSegment(initial, processor, segment);
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        Document document = new Document("_id", idOf(processor, segment))
                .append("processor", processor)
                .append("segment", segment)
                .append("owner", null)
                .append("claimedAtMillis", 0L);
        if (token != null) {
            GapAwareTrackingToken position = (GapAwareTrackingToken) token;
            document.append("index", position.getIndex())
                    .append("gaps", List.copyOf(position.getGaps()))
                    .append("settledIndex", position.getIndex())
                    .append("settledGaps", List.copyOf(position.getGaps()));
        }
        try {
            tokens.insertOne(document);
        } catch (MongoWriteException exists) {
            if (exists.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw exists;
            }
            throw new UnableToInitializeTokenException("segment " + segment + " of " + processor + " exists already");
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        Bson position = token instanceof GapAwareTrackingToken it
                ? combine(set("index", it.getIndex()), set("gaps", List.copyOf(it.getGaps())))
                : combine(unset("index"), unset("gaps"));
        claim(processor, segment, combine(position, settled(idOf(processor, segment), token)));
    }

    /** What there is to say about the position whose writes have settled, now that another one is stored. */
    private Bson settled(String id, @Nullable TrackingToken stored) {
        long now = clock.millis();
        Settling candidate = settling.get(id);
        if (candidate != null && now - candidate.sinceMillis() < SETTLES.toMillis()) {
            return new Document();
        }
        settling.put(id, new Settling(stored, now));
        return candidate != null && candidate.token() instanceof GapAwareTrackingToken it
                ? combine(set("settledIndex", it.getIndex()), set("settledGaps", List.copyOf(it.getGaps())))
                : new Document();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return tokenOf(claim(processor, segment, set("segment", segment)));
    }

    @Override
    public void extendClaim(String processor, int segment) {
        Long written = claimedAtMillis.get(idOf(processor, segment));
        if (written == null || clock.millis() - written > CLAIM_IS_FRESH.toMillis()) {
            claim(processor, segment, set("segment", segment));
        }
    }

    private Document claim(String processor, int segment, Bson change) {
        long now = clock.millis();
        String id = idOf(processor, segment);
        Document claimed = tokens.findOneAndUpdate(
                and(eq("_id", id), claimable(now)),
                combine(change, set("owner", node), set("claimedAtMillis", now)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (claimed == null) {
            claimedAtMillis.remove(id);
            throw new UnableToClaimTokenException(
                    "segment " + segment + " of " + processor + " belongs to another process or does not exist");
        }
        claimedAtMillis.put(id, now);
        return claimed;
    }

    private Bson claimable(long now) {
        return or(eq("owner", node), eq("owner", null), lt("claimedAtMillis", now - CLAIM_HOLDS.toMillis()));
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        String id = idOf(processor, segment);
        claimedAtMillis.remove(id);
        tokens.updateOne(and(eq("_id", id), eq("owner", node)), set("owner", null));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        String id = idOf(processor, segment);
        claimedAtMillis.remove(id);
        if (tokens.deleteOne(and(eq("_id", id), eq("owner", node))).getDeletedCount() == 0) {
            throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " is not ours");
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        List<Integer> segments = new ArrayList<>();
        tokens.find(eq("processor", processor)).forEach(document -> segments.add(document.getInteger("segment")));
        return segments.stream().sorted().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] all = fetchSegments(processor);
        List<Segment> free = new ArrayList<>();
        tokens.find(and(eq("processor", processor), claimable(clock.millis())))
                .forEach(document -> free.add(Segment.computeSegment(document.getInteger("segment"), all)));
        return free;
    }

    private static String idOf(String processor, int segment) {
        return processor + "|" + segment;
    }

    private static @Nullable TrackingToken tokenOf(Document document) {
        Long index = document.getLong("index");
        return index == null
                ? null
                : GapAwareTrackingToken.newInstance(index, new TreeSet<>(document.getList("gaps", Long.class)));
    }

    /**
     * A position that was stored.
     *
     * @param token the position
     * @param sinceMillis when it was stored
     */
    private record Settling(@Nullable TrackingToken token, long sinceMillis) {}
}
