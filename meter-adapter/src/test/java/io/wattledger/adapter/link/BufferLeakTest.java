package io.wattledger.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.ResourceLeakDetector;
import io.wattledger.adapter.bench.Bench;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class BufferLeakTest {

    @ParameterizedTest
    @EnumSource(names = {"RTU_OVER_TCP", "SECURE_DIAL_IN"})
    void givenEveryFaultThereIs_whenManyFramesWentByUnderTheParanoidDetector_thenNoBufferIsLeaked(LinkKind link) {
        Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        reports.start();
        logger.addAppender(reports);
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        try (Bench bench = new Bench(
                SiteDescription.buses(link, 2, 8),
                Bench.QUICK,
                builder -> builder.timeFactor(0).redialMillis(20))) {
            for (FaultKind fault : FaultKind.values()) {
                bench.site().faults().rate(fault, 0.02);
            }
            Bench.await().until(() -> bench.lines().counters().answers() > 150);
            // Leaks are found when buffers are collected and reported when others are made.
            System.gc();
            long seen = bench.lines().counters().answers();
            Bench.await().until(() -> bench.lines().counters().answers() > seen + 50);
        } finally {
            ResourceLeakDetector.setLevel(before);
            logger.detachAppender(reports);
        }
        assertThat(reports.list).isEmpty();
    }
}
