package io.wattledger.query.feed;

import io.wattledger.query.projection.Projection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the documents of all read models look like, written out, so that read models made by another version of the program are noticed. */
final class ViewShape {

    private ViewShape() {}

    /** The shape: for each collection its revision and its indexes, then every record that occurs in a document. */
    static String of(List<Projection<?>> projections) {
        Map<String, String> collections = new TreeMap<>();
        Map<String, String> records = new TreeMap<>();
        for (Projection<?> projection : projections) {
            Set<String> indexes = new TreeSet<>();
            projection.indexes().forEach(fields -> indexes.add(fields.toString()));
            collections.put(
                    projection.collection(),
                    projection.revision() + " " + projection.viewType().getSimpleName() + " " + indexes);
            describe(projection.viewType(), records);
        }
        return collections + " " + records;
    }

    private static void describe(Type type, Map<String, String> records) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> describe(argument, records));
        } else if (type instanceof Class<?> view && view.isRecord() && !records.containsKey(view.getName())) {
            RecordComponent[] components = view.getRecordComponents();
            records.put(
                    view.getName(),
                    Arrays.stream(components)
                            .map(component -> component.getName() + ":"
                                    + component.getGenericType().getTypeName())
                            .collect(Collectors.joining(",")));
            Arrays.stream(components).forEach(component -> describe(component.getGenericType(), records));
        }
    }
}
