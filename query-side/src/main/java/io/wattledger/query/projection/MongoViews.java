package io.wattledger.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The read models in MongoDB. */
public final class MongoViews implements ViewStore {

    private static final int DUPLICATE_KEY = 11_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;

    /** Read models kept in this database. */
    public MongoViews(MongoDatabase database) {
        this.database = database;
    }

    /** A collection, for queries. */
    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** Declares the indexes of these read models; those that exist are left alone. */
    public void declareIndexes(List<Projection<?>> projections) {
        projections.forEach(projection -> projection
                .indexes()
                .forEach(fields -> collection(projection.collection()).createIndex(Indexes.ascending(fields))));
    }

    /** Throws all read models away, with the tokens that describe them. */
    public void dropAll() {
        database.drop();
    }

    @Override
    public Map<String, Document> load(String collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        collection(collection)
                .find(Filters.in("_id", ids))
                .forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    /**
     * A guarded upsert for each document. Its filter misses when the stored document includes as much already; the insert that
     * follows then meets a duplicate key. Two writers that create the same document at once meet it too, so it counts as already
     * applied only after an update alone has missed as well.
     */
    @Override
    public void write(String collection, List<Document> documents) {
        try {
            collection(collection).bulkWrite(models(documents, true), UNORDERED);
        } catch (MongoBulkWriteException partly) {
            if (partly.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw partly;
            }
            List<Document> duplicates = partly.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(documents::get)
                    .toList();
            collection(collection).bulkWrite(models(duplicates, false), UNORDERED);
        }
    }

    private static List<ReplaceOneModel<Document>> models(List<Document> documents, boolean upsert) {
        return documents.stream()
                .map(document -> new ReplaceOneModel<>(
                        // Not Filters.and, which says $and: the embedded store would look through the whole collection.
                        new Document("_id", document.get("_id"))
                                .append(GUARD, new Document("$lt", document.get(GUARD))),
                        document,
                        new ReplaceOptions().upsert(upsert)))
                .toList();
    }
}
