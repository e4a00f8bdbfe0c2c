package io.wattledger.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Where documents are kept. A document has an {@code _id} and, in {@link #GUARD}, the order of the last fact that it includes. */
public interface ViewStore {

    /** Field that holds the order of the last fact included. */
    String GUARD = "seq";

    /** The documents that exist, by identity. */
    Map<String, Document> load(String collection, Collection<String> ids);

    /** Writes each document unless the stored one includes as much already. */
    void write(String collection, List<Document> documents);
}
