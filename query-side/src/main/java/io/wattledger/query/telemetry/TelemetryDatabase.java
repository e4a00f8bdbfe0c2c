package io.wattledger.query.telemetry;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.query.projection.ViewJson;
import io.wattledger.query.telemetry.Batch.Found;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The telemetry database. Every write sets what it found and leaves the rest alone, so that it can be repeated; the reading of an
 * instant has its place in the bucket of its hour.
 */
public final class TelemetryDatabase {

    private static final String METERS = "meter_state";
    private static final String GATEWAYS = "gateway_state";
    private static final String READINGS = "readings";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;

    /** Telemetry in this database. */
    public TelemetryDatabase(MongoDatabase database) {
        this.database = database;
    }

    /** What polling last found at these meters; one that was never polled is missing. */
    public Map<MeterId, MeterNow> meters(Collection<MeterId> meters) {
        Map<MeterId, MeterNow> found = new HashMap<>();
        List<String> ids = meters.stream().map(MeterId::value).toList();
        database.getCollection(METERS)
                .find(in("_id", ids))
                .forEach(document ->
                        found.put(MeterId.of(document.getString("_id")), ViewJson.toView(document, MeterNow.class)));
        return found;
    }

    /** What was last found about the links of these gateways; one that was never tried is missing. */
    public Map<GatewayId, GatewayNow> gateways(Collection<GatewayId> gateways) {
        Map<GatewayId, GatewayNow> found = new HashMap<>();
        List<String> ids = gateways.stream().map(GatewayId::value).toList();
        database.getCollection(GATEWAYS)
                .find(in("_id", ids))
                .forEach(document -> found.put(
                        GatewayId.of(document.getString("_id")), ViewJson.toView(document, GatewayNow.class)));
        return found;
    }

    /** The readings of a meter from one instant, included, to another, excluded; in order. */
    public List<Reading> readings(MeterId meter, Instant from, Instant to) {
        List<String> buckets = new ArrayList<>();
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(to);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            buckets.add(bucketOf(meter, hour));
        }
        List<Reading> found = new ArrayList<>();
        database.getCollection(READINGS)
                .find(in("_id", buckets))
                .forEach(bucket -> bucket.get("at", Document.class)
                        .values()
                        .forEach(reading -> found.add(ViewJson.toView((Document) reading, Reading.class))));
        return found.stream()
                .filter(reading -> !reading.at().isBefore(from) && reading.at().isBefore(to))
                .sorted(Comparator.comparing(Reading::at))
                .toList();
    }

    /** Sets the current state of meters; the later of two findings about a meter must come in a later call. */
    void writeMeters(Map<MeterId, Found> found) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        found.forEach(
                (meter, what) -> updates.add(new UpdateOneModel<>(eq("_id", meter.value()), changeOf(what), UPSERT)));
        write(METERS, updates);
    }

    /** Sets the current state of links. */
    void writeGateways(Map<GatewayId, GatewayLink> found) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        found.forEach((gateway, link) -> {
            Document set = ViewJson.toDocument(new GatewayNow(link.up(), link.at(), link.lastContactAt(), null));
            Document change = new Document("$set", set);
            if (link.up()) {
                change.append("$unset", new Document("lastError", ""));
            } else {
                set.append("lastError", link.error());
            }
            updates.add(new UpdateOneModel<>(eq("_id", gateway.value()), change, UPSERT));
        });
        write(GATEWAYS, updates);
    }

    /** Adds readings to the buckets of their hours. */
    void writeReadings(Map<MeterId, List<Reading>> found) {
        Map<String, Document> buckets = new HashMap<>();
        found.forEach((meter, readings) -> readings.forEach(
                reading -> buckets.computeIfAbsent(bucketOf(meter, reading.at()), none -> new Document())
                        .append("at." + reading.at().toEpochMilli(), ViewJson.toDocument(reading))));
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        buckets.forEach((bucket, readings) ->
                updates.add(new UpdateOneModel<>(eq("_id", bucket), new Document("$set", readings), UPSERT)));
        write(READINGS, updates);
    }

    private void write(String collection, List<UpdateOneModel<Document>> updates) {
        if (!updates.isEmpty()) {
            database.getCollection(collection).bulkWrite(updates, UNORDERED);
        }
    }

    private static Document changeOf(Found found) {
        Document set = new Document();
        Document unset = new Document();
        MeterRead read = found.read();
        if (read != null) {
            set.append("fast", ViewJson.toDocument(read.fast()))
                    .append("observedAt", read.at().toString())
                    .append("lastContactAt", read.at().toString());
            if (read.energy() != null) {
                set.append("energy", ViewJson.toDocument(read.energy()))
                        .append("energyAt", read.at().toString());
            }
        }
        MeterMissed missed = found.missed();
        if (missed == null) {
            set.append("lost", false).append("misses", 0);
            unset.append("lastError", "");
        } else {
            set.append("lost", missed.lost()).append("misses", missed.misses()).append("lastError", missed.error());
            if (missed.lastContactAt() != null) {
                set.append("lastContactAt", missed.lastContactAt().toString());
            }
        }
        Document change = new Document("$set", set);
        return unset.isEmpty() ? change : change.append("$unset", unset);
    }

    private static String bucketOf(MeterId meter, Instant at) {
        return meter + "|" + at.truncatedTo(ChronoUnit.HOURS).toString().substring(0, "yyyy-mm-ddThh".length());
    }
}
