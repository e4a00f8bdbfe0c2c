package io.wattledger.app.welcome;

import io.wattledger.command.operator.FirstAdministrator;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Sees to the first administrator and tells, on the terminal and not in the log, where the program is and how to log in. A made-up
 * password is told once and kept nowhere in the clear.
 */
public final class Welcome implements ApplicationRunner {

    private final FirstAdministrator administrator;
    private final int port;
    private final boolean demo;
    private final PrintStream terminal = System.out;

    /** Speaks of the address and the mode that are set. */
    public Welcome(
            FirstAdministrator administrator,
            @Value("${server.port}") int port,
            @Value("${wattledger.demo}") boolean demo) {
        this.administrator = administrator;
        this.port = port;
        this.demo = demo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Optional<String> password = administrator.ensureExists();
        String address = "http://localhost:" + port;
        terminal.println();
        terminal.println("Wattledger is ready at " + address);
        terminal.println("  log in as " + FirstAdministrator.USERNAME
                + password.map(made -> ", password " + made + " (told only this once: keep it)")
                        .orElse(", with the password that was set or told at the first start"));
        if (demo) {
            terminal.println(
                    "  a simulated campus of 324 meters comes to life now: choose a room on the page, sell 100.00,");
            terminal.println("  and watch the meter prove that it has it");
        }
        terminal.println("  REST interface: " + address + "/swagger-ui.html      stop with Ctrl-C");
        terminal.println();
    }
}
