package io.wattledger.app.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.wattledger.app.start.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read store in one file, which may be lost without loss. */
class EmbeddedMongoTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:30:00Z");

    @TempDir
    private Path folder;

    @Test
    void documentsAreThereAfterARestart() throws IOException {
        withServer(mongo -> mongo.getDatabase("views").getCollection("meters").insertOne(new Document("_id", "m1")));

        withServer(mongo -> assertThat(countOf(mongo)).isEqualTo(1));
    }

    @Test
    void aDamagedFileIsSetAsideAndTheStoreBeginsEmpty() throws IOException {
        Path file = Files.createDirectories(folder.resolve("mongo")).resolve("mongo.mv.db");
        byte[] rubbish = "this was a database once ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, rubbish);

        withServer(mongo -> assertThat(countOf(mongo)).isZero());

        try (Stream<Path> files = Files.list(file.getParent())) {
            List<Path> aside = files.filter(
                            path -> path.getFileName().toString().contains("damaged"))
                    .toList();
            assertThat(aside).singleElement().satisfies(path -> assertThat(path).hasBinaryContent(rubbish));
        }
    }

    @Test
    void aFileCutShortIsReadAsFarAsItGoesOrSetAside() throws IOException {
        withServer(mongo -> {
            for (int number = 0; number < 2_000; number++) {
                mongo.getDatabase("views")
                        .getCollection("meters")
                        .insertOne(new Document("_id", number).append("text", "x".repeat(200)));
            }
        });
        Path file = folder.resolve("mongo/mongo.mv.db");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        withServer(mongo -> {
            mongo.getDatabase("views").getCollection("meters").insertOne(new Document("_id", "new"));
            assertThat(countOf(mongo)).isPositive();
        });
    }

    private static long countOf(MongoClient mongo) {
        return mongo.getDatabase("views").getCollection("meters").countDocuments();
    }

    private void withServer(Consumer<MongoClient> use) throws IOException {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedMongo server = EmbeddedMongo.start(data, NOW);
                MongoClient mongo = MongoClients.create(server.uri())) {
            use.accept(mongo);
        }
    }
}
