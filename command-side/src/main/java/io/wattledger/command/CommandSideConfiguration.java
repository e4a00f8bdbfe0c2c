package io.wattledger.command;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
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
     * What holds at the cash desks of sites that have no rules of their own.
     *
     * @param shiftsRequired whether cash is taken and given only in an open shift
     * @param tillLimit the most cash that a till may hold, in CNY with two places; 0.00 for no limit
     * @param feePermille thousandths of what is paid that are kept as a fee
     * @param feeFixed what is kept of every sale as a fee, in CNY with two places
     */
    @Bean
    CashDeskRules cashDeskRules(
            @Value("${wattledger.cash-desk.shifts-required:false}") boolean shiftsRequired,
            @Value("${wattledger.cash-desk.till-limit:0.00}") String tillLimit,
            @Value("${wattledger.cash-desk.fee-permille:0}") int feePermille,
            @Value("${wattledger.cash-desk.fee-fixed:0.00}") String feeFixed) {
        ServiceFee fee = new ServiceFee(feePermille, Money.parse(feeFixed));
        return new CashDeskRules(shiftsRequired, Money.parse(tillLimit), fee);
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
