package io.wattledger.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where documents are kept. A document has an {@code _id} and, in {@link #GUARD}, the order of the last fact that it includes. */
public interface ViewStore {

    /** Field that holds the order of the last fact included. */
    String GUARD = "seq";

    /** The documents that exist, by identity. */
    Map<String, Document> load(String collection, Collection<String> ids);

    /**
     * Writes changed documents, each only if the stored one is still what it was when it was loaded.
     *
     * @return whether all of them were; if not, somebody else was faster, and the facts are to be folded into what is stored now
     */
    boolean replace(String collection, List<Change> changes);

    /**
     * A document to be written.
     *
     * @param loaded order of the last fact that the stored document included when it was loaded; absent if there was none
     * @param after the document from now on
     */
    record Change(@Nullable Long loaded, Document after) {}
}
