package io.wattledger.command;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.money.Money;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Brings the command side in: import it, and provide a clock, an identity source, signals and the vault for personal data. */
@Configuration
@ComponentScan
public class CommandSideConfiguration {

    private static final String RECORDER = "recorder";

    /**
     * The bounds of money; the same for every site until sites have their own.
     *
     * @param retryDelays how long to wait after each attempt that was proved not applied; one more attempt than delays is made
     * @param unapprovedRefund the most that one person may refund alone, in CNY with two places
     */
    @Bean
    MoneyRules moneyRules(
            @Value("${wattledger.money.retry-delays:2s,10s}") List<Duration> retryDelays,
            @Value("${wattledger.money.unapproved-refund:1000.00}") String unapprovedRefund) {
        return MoneyRules.USUAL.withRetryDelays(retryDelays).withUnapprovedRefund(Money.parse(unapprovedRefund));
    }

    /** Accounts are made by their constructor; left to Axon, Spring would assemble each one as a bean whenever it is loaded. */
    @Bean("accountAggregateFactory")
    AggregateFactory<Account> accountAggregateFactory() {
        return new GenericAggregateFactory<>(Account.class);
    }

    /**
     * Business days of all sites.
     *
     * @param cutOff time of day at which one begins
     */
    @Bean
    BusinessDays businessDays(@Value("${wattledger.business-day.cut-off:00:00}") String cutOff) {
        return new BusinessDays(LocalTime.parse(cutOff));
    }

    /**
     * Recorders run in the transaction of the events they record, and a recorder that fails takes the command with it: what they write
     * can never differ from the events.
     */
    @Autowired
    void configureRecorder(EventProcessingConfigurer processors) {
        processors
                .registerSubscribingEventProcessor(RECORDER)
                .registerErrorHandler(RECORDER, configuration -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(RECORDER, configuration -> PropagatingErrorHandler.instance());
    }
}
