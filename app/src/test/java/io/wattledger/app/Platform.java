package io.wattledger.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The platform without the sides of the program, on real stores in a data folder of its own; for tests of the platform. */
public final class Platform {

    private Platform() {}

    /** Starts the platform with these settings. */
    public static ConfigurableApplicationContext start(Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--wattledger.data=" + data);
        all.add("--wattledger.postgres-binaries=" + binaries());
        return new SpringApplicationBuilder(Bare.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    /** The platform that tests share which leave no trace in it but rows; it ends with the tests. */
    public static ConfigurableApplicationContext shared() {
        return Shared.PLATFORM;
    }

    /** A new data folder below the build's. */
    public static Path newDataFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target/test-data").toAbsolutePath()), "data-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where tests keep the unpacked binaries, so that they are unpacked once a build. */
    public static Path binaries() {
        return Path.of("target/postgres-binaries").toAbsolutePath();
    }

    private static final class Shared {

        static final ConfigurableApplicationContext PLATFORM = start(newDataFolder());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PlatformConfiguration.class)
    static class Bare {}
}
