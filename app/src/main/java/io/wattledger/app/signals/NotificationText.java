package io.wattledger.app.signals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Several signals in one notification: the sending process on the first line, then one line for each, topic and payload. */
final class NotificationText {

    static final String CHANNEL = "wattledger";

    /** PostgreSQL takes less than 8000 bytes. */
    private static final int MOST_BYTES = 7_900;

    private NotificationText() {}

    /** Refuses what does not fit into a line with {@link IllegalArgumentException}. */
    static void check(String topic, String payload) {
        if (topic.chars().anyMatch(Character::isISOControl) || payload.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("signals carry no control characters");
        }
        if (bytes(line(topic, payload)) > MOST_BYTES / 2) {
            throw new IllegalArgumentException("the signal is too long to be sent");
        }
    }

    static String line(String topic, String payload) {
        return topic + '\t' + payload;
    }

    /** As few notifications as these lines fit into. */
    static List<String> gather(String process, Iterable<String> lines) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(process);
        int size = bytes(process);
        for (String line : lines) {
            int more = bytes(line) + 1;
            if (size + more > MOST_BYTES) {
                texts.add(text.toString());
                text = new StringBuilder(process);
                size = bytes(process);
            }
            text.append('\n').append(line);
            size += more;
        }
        texts.add(text.toString());
        return texts;
    }

    /** Hands on every signal in a notification, unless this process sent it itself. */
    static void read(String text, String process, BiConsumer<String, String> signal) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || lines.get(0).equals(process)) {
            return;
        }
        for (String line : lines.subList(1, lines.size())) {
            int tab = line.indexOf('\t');
            if (tab >= 0) {
                signal.accept(line.substring(0, tab), line.substring(tab + 1));
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
