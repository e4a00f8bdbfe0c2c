package io.wattledger.query.projection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of document. Every document is fed by the facts of one stream, and is what folding them from the first one gives: so whoever
 * computes it up to the same fact gets the same bytes.
 *
 * @param <V> the document's content: a record of kernel types
 */
public interface Projection<V> {

    /** The collection that holds the documents. */
    String collection();

    /** Class of the content. */
    Class<V> viewType();

    /** Identity of the document that this fact changes; empty if it changes none. */
    Optional<String> documentOf(Fact fact);

    /** Identities of all documents that this fact changes, where that may be more than one of the same stream. */
    default List<String> documentsOf(Fact fact) {
        return documentOf(fact).stream().toList();
    }

    /** The document's content after the fact. Reads nothing but its arguments. */
    V fold(@Nullable V before, Fact fact);

    /**
     * Orders the facts of one document: a fact that is not higher than the last one included is skipped. Facts of one stream have their
     * place in it.
     */
    default long orderOf(Fact fact) {
        return fact.streamSequence();
    }

    /**
     * To be raised when {@link #fold} gives something else than before for the same facts. Documents that look different are noticed
     * without it; either way the next start builds the read models again.
     */
    default int revision() {
        return 1;
    }

    /** Fields by which documents are looked up beside their identity, one list for each index. */
    default List<List<String>> indexes() {
        return List.of();
    }
}
