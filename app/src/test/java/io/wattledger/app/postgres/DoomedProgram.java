package io.wattledger.app.postgres;

import io.wattledger.app.start.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts the server, commits a row, says so, and waits to be killed. */
final class DoomedProgram {

    static final String COMMITTED = "committed";

    private DoomedProgram() {}

    public static void main(String[] arguments) throws Exception {
        DataFolder data = DataFolder.open(Path.of(arguments[0]));
        EmbeddedPostgres server = EmbeddedPostgres.start(data, Path.of(arguments[1]));
        EmbeddedPostgresTest.execute(server, "create table t (i int)");
        EmbeddedPostgresTest.execute(server, "insert into t values (7)");
        System.out.println(COMMITTED);
        new CountDownLatch(1).await();
    }
}
