package io.wattledger.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns contents into documents and back. Money is whole fen in a document, an instant is ISO-8601 text, what is absent is left out. */
public final class ViewJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private ViewJson() {}

    /** A document with this content and no identity yet. */
    public static Document toDocument(Object view) {
        return new Document(MAPPER.convertValue(view, FIELDS));
    }

    /** The content of a document; fields that it does not know, such as the guard, are passed over. */
    public static <V> V toView(Document document, Class<V> type) {
        return MAPPER.convertValue(document, type);
    }

    /** The document as text in which equal documents are equal: fields in the order of their names at every depth. */
    public static String canonical(Document document) {
        return MAPPER.writeValueAsString(document);
    }
}
