package io.wattledger.app;

import io.wattledger.app.demo.DemoConfiguration;
import io.wattledger.app.start.CommandLine;
import io.wattledger.app.start.OneLineFailure;
import io.wattledger.app.start.StartRefused;
import io.wattledger.app.welcome.Welcome;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The one program: all sides, or those of its roles, over the stores. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, Roles.class, DemoConfiguration.class, Welcome.class})
public class WattledgerApplication {

    /** Starts the program and returns once it takes requests; ends the process with a non-zero code if it cannot. */
    public static void main(String[] arguments) {
        // Axon would ask its maker's server for news, and print an advertisement.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        try {
            start(CommandLine.settingsFrom(arguments));
        } catch (StartRefused refused) {
            new OneLineFailure().reportException(refused);
            System.exit(1);
        }
    }

    private static void start(String[] settings) {
        SpringApplication program = new SpringApplication(WattledgerApplication.class);
        program.setBannerMode(Banner.Mode.OFF);
        // Each side names its classes by the trade's words, so that two may be called the same.
        program.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        try {
            program.run(settings);
        } catch (RuntimeException told) {
            // By Spring, through our reporter, in one line or in full.
            System.exit(1);
        }
    }
}
