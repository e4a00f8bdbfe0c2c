package io.wattledger.app.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this installation keeps its things, where that is not the data folder. An empty text, as an empty environment variable gives,
 * counts as none.
 *
 * @param postgresUrl JDBC URL of an event store of the operator's own, instead of the embedded one
 * @param mongodbUri address of a read store of the operator's own, instead of the embedded one
 * @param masterKeyFile file with the master key of the personal data, Base64
 * @param soleProcess whether no other process uses the same event store, so that accounts can stay in memory between commands; by
 *     default so with the embedded one
 * @param postgresBinaries where the embedded server's binaries are unpacked to; by default a place that the account can reach
 */
@ConfigurationProperties("wattledger")
public record WattledgerSettings(
        @Nullable String postgresUrl,
        @Nullable String mongodbUri,
        @Nullable String masterKeyFile,
        @Nullable Boolean soleProcess,
        @Nullable Path postgresBinaries) {

    /** Takes the settings as they were given. */
    public WattledgerSettings {
        postgresUrl = textOrNull(postgresUrl);
        mongodbUri = textOrNull(mongodbUri);
        masterKeyFile = textOrNull(masterKeyFile);
    }

    /** Whether no other process uses the same event store. */
    public boolean isSoleProcess() {
        return soleProcess == null ? postgresUrl == null : soleProcess;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
