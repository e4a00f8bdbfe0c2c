package io.wattledger.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.id.SiteId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Events live for ever: each revision ever stored has a frozen sample that today's program must read without loss. */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final Pattern FILE_NAME = Pattern.compile("(.+\\.\\d+)(\\.[a-z-]+)?\\.json");

    private final EventSerializer serializer = new EventSerializer();
    private final JsonMapper json = JsonMapper.builder().build();

    static Stream<String> sampleNames() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void everyEventOfTheCatalogueHasASampleAndThereIsNoOther() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        EventCatalogue.byName()
                .forEach((name, type) ->
                        expected.add(name + "." + EventCatalogue.nameOf(type).revision()));

        assertThat(sampleNames().map(EventSamplesTest::nameAndRevision).distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("sampleNames")
    void aSampleIsReadAndWrittenAgainWithoutLoss(String file) throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLES.resolve(file));

        byte[] written = serializer.serialize(read(file, sample), byte[].class).getData();

        assertThat(json.readTree(written)).isEqualTo(json.readTree(sample));
    }

    @Test
    void aSampleThatTheEventHasOutgrownIsRefused() throws IOException {
        String file = "site.registered.1.json";
        String sample = Files.readString(SAMPLES.resolve(file));
        String withMore = sample.replaceFirst("\\{", "{ \"region\" : \"north\",");
        String withLess = sample.replaceFirst("\"timeZone\"[^\\n]*\\n", "").replaceFirst(",(\\s*})", "$1");

        assertThat(withLess).isNotEqualTo(sample);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read(file, withMore.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read(file, withLess.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anUnknownNameOrRevisionIsRefused() {
        byte[] anything = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read("site.demolished.1.json", anything))
                .withMessageContaining("unknown event site.demolished");
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read("site.registered.2.json", anything))
                .withMessageContaining("unknown revision 2 of site.registered");
    }

    @Test
    void onlyEventsAndTextMetadataAreStored() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("no event", byte[].class));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(MetaData.with("operator", 7), byte[].class));
        assertThat(new String(
                        serializer
                                .serialize(MetaData.from(Map.of("site", "s1", "operator", "op-1")), byte[].class)
                                .getData(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"operator\":\"op-1\",\"site\":\"s1\"}");
    }

    @Test
    void theSameEventAlwaysGivesTheSameBytes() {
        SiteRegistered event = new SiteRegistered(new SiteId("s1"), "北校区", "Asia/Shanghai");

        assertThat(new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"siteId\":\"s1\",\"name\":\"北校区\",\"timeZone\":\"Asia/Shanghai\"}");
    }

    /** Reads bytes as the event that a sample's file name tells. */
    private DomainEvent read(String file, byte[] bytes) {
        String nameAndRevision = nameAndRevision(file);
        int dot = nameAndRevision.lastIndexOf('.');
        return serializer.deserialize(new SimpleSerializedObject<>(
                bytes, byte[].class, nameAndRevision.substring(0, dot), nameAndRevision.substring(dot + 1)));
    }

    /** Of a file named {@code name.revision.json}, or {@code name.revision.variant.json} where an event has several shapes. */
    private static String nameAndRevision(String file) {
        Matcher parts = FILE_NAME.matcher(file);
        assertThat(parts.matches()).as(file).isTrue();
        return parts.group(1);
    }
}
