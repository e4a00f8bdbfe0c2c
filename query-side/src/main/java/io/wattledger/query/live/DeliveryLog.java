package io.wattledger.query.live;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.wattledger.kernel.id.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * The latest deliveries, numbered without gaps by their one writer, the processor {@code live}. An event is delivered once: what it
 * brings is known by the event's identity and what changed.
 */
public final class DeliveryLog {

    /** The collection. */
    static final String COLLECTION = "live";

    /** How many deliveries a reader may have missed and still catch up. */
    static final long KEPT = 10_000;

    private static final String CAUSE = "cause";
    private static final int TRIM_EVERY = 100;

    private final MongoCollection<Document> log;
    private long last = -1;

    /** Deliveries kept in this collection. */
    public DeliveryLog(MongoCollection<Document> log) {
        this.log = log;
    }

    /** Declares the index that keeps an event from being delivered twice. */
    void declareIndexes() {
        log.createIndex(Indexes.ascending(CAUSE), new IndexOptions().unique(true));
    }

    /**
     * Numbers a delivery, unless it was numbered before.
     *
     * @param eventId the event that brought the change
     */
    synchronized void append(String eventId, Topic topic, String subject, SiteId site) {
        String cause = eventId + "|" + topic + "|" + subject;
        while (true) {
            if (last < 0) {
                last = newest();
            }
            try {
                log.insertOne(new Document("_id", last + 1)
                        .append(CAUSE, cause)
                        .append("topic", topic.name())
                        .append("subject", subject)
                        .append("siteId", site.value()));
                last++;
                trim();
                return;
            } catch (MongoWriteException taken) {
                if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw taken;
                }
                last = -1;
                if (log.countDocuments(new Document(CAUSE, cause)) > 0) {
                    return;
                }
            }
        }
    }

    private void trim() {
        if (last > KEPT && last % TRIM_EVERY == 0) {
            List<Long> old = LongStream.rangeClosed(last - KEPT - TRIM_EVERY + 1, last - KEPT)
                    .boxed()
                    .toList();
            log.deleteMany(in("_id", old));
        }
    }

    /** The number of the newest delivery; 0 if there is none. */
    public long newest() {
        Document newest = log.find().sort(Sorts.descending("_id")).limit(1).first();
        return newest == null ? 0 : newest.getLong("_id");
    }

    /** The deliveries that follow a number, in order; at most so many. They are asked for by their numbers, which have no gaps. */
    public List<Delivery> after(long number, int most) {
        List<Long> wanted =
                LongStream.rangeClosed(number + 1, number + most).boxed().toList();
        List<Delivery> found = new ArrayList<>();
        log.find(in("_id", wanted))
                .forEach(document -> found.add(new Delivery(
                        document.getLong("_id"),
                        Topic.valueOf(document.getString("topic")),
                        document.getString("subject"),
                        SiteId.of(document.getString("siteId")))));
        found.sort(Comparator.comparingLong(Delivery::number));
        return found;
    }

    /** Whether everything that follows a number is still kept. */
    public boolean reaches(long number) {
        long newest = newest();
        return number <= newest && number >= newest - KEPT;
    }
}
