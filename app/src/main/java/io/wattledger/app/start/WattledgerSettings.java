package io.wattledger.app.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation keeps its things.
 *
 * @param data the data folder
 * @param postgresUrl a PostgreSQL server of the operator's own, instead of the embedded one
 * @param postgresBinaries where the embedded server's binaries are unpacked to; by default chosen by the account
 * @param masterKeyFile file with the master key of the personal data, Base64; by default kept in the data folder
 * @param mongodb the read store
 */
@ConfigurationProperties("wattledger")
public record WattledgerSettings(
        @DefaultValue("./data") Path data,
        @Nullable String postgresUrl,
        @Nullable Path postgresBinaries,
        @Nullable Path masterKeyFile,
        @DefaultValue Mongodb mongodb) {

    /**
     * The read store.
     *
     * @param uri a MongoDB of the operator's own, instead of the embedded one
     * @param viewsDatabase name of the database of the read models
     * @param telemetryDatabase name of the database of the readings
     */
    public record Mongodb(
            @Nullable String uri,
            @DefaultValue("views") String viewsDatabase,
            @DefaultValue("telemetry") String telemetryDatabase) {}

    /** The text of an optional setting; an empty environment variable counts as none. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
