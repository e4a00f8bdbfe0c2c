package io.wattledger.command.web;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins tests that drive the REST interface of a running program. */
@SpringBootTest(
        classes = RestProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wattledger.admin.password=" + RestProgram.ADMIN_PASSWORD,
            "axon.serializer.general=jackson3",
            "spring.main.banner-mode=off"
        })
public abstract class RestTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    /** Nobody in particular. */
    protected Api stranger;

    /** The administrator. */
    protected Api admin;

    @BeforeEach
    void logIn() {
        stranger = Api.at(port);
        admin = stranger.as("admin", RestProgram.ADMIN_PASSWORD);
    }

    /** Where the program listens. */
    protected int port() {
        return port;
    }

    /** A name or key that no other test uses. */
    protected static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A new site. */
    protected String site() {
        return admin.post("/api/v1/sites", "{\"name\":\"North\",\"timeZone\":\"Asia/Shanghai\"}")
                .text("id");
    }

    /** An operator with one role, bound to a site or, with an empty one, to none; logged in. */
    protected Api operator(String role, String site) {
        String username = fresh("op");
        admin.post("/api/v1/operators", """
                {"username":"%s","password":"long enough 1","roles":["%s"],"sites":[%s]}""".formatted(username, role, site.isEmpty() ? "" : '"' + site + '"'));
        return stranger.as(username, "long enough 1");
    }
}
