package io.wattledger.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The read models in MongoDB. */
public final class MongoViews implements ViewStore {

    private static final String ID = "_id";
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
        projections.forEach(projection -> {
            MongoCollection<Document> collection = collection(projection.collection());
            collection.createIndex(Indexes.ascending(ID, GUARD), new IndexOptions().unique(true));
            projection.indexes().forEach(fields -> collection.createIndex(Indexes.ascending(fields)));
        });
    }

    /** Throws all read models away, with the tokens that describe them. */
    public void dropAll() {
        database.drop();
    }

    @Override
    public Map<String, Document> load(String collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        collection(collection)
                .find(Filters.in(ID, ids))
                .forEach(document -> found.put(document.getString(ID), document));
        return found;
    }

    /**
     * One bulk of inserts and of replacements. The filter of a replacement is by equality on exactly the fields of an index: this alone
     * the embedded store looks up, everything else makes it search the whole collection.
     */
    @Override
    public boolean replace(String collection, List<Change> changes) {
        List<WriteModel<Document>> models =
                changes.stream().map(MongoViews::modelOf).toList();
        try {
            BulkWriteResult done = collection(collection).bulkWrite(models, UNORDERED);
            return done.getInsertedCount() + done.getMatchedCount() == changes.size();
        } catch (MongoBulkWriteException partly) {
            if (partly.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw partly;
        }
    }

    private static WriteModel<Document> modelOf(Change change) {
        Document after = change.after();
        return change.loaded() == null
                ? new InsertOneModel<>(after)
                : new ReplaceOneModel<>(new Document(ID, after.get(ID)).append(GUARD, change.loaded()), after);
    }
}
