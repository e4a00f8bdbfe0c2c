package io.wattledger.query.live;

import io.wattledger.kernel.port.Signals;
import io.wattledger.query.feed.FactSource;
import io.wattledger.query.feed.ViewFeed;
import io.wattledger.query.feed.ViewTokens;
import io.wattledger.query.meter.MeterProjection;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.reading.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live stream's parts that run by themselves. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    DeliveryLog deliveryLog(MongoViews views) {
        return new DeliveryLog(views.collection(DeliveryLog.COLLECTION));
    }

    @Bean(destroyMethod = "stop")
    LiveFeed liveFeed(
            FactSource events,
            ViewTokens tokens,
            ViewFeed feed,
            Views views,
            OperationProjection operations,
            MeterProjection meters,
            DeliveryLog log,
            Signals signals) {
        LiveFeed live = new LiveFeed(events, tokens, feed.position(), views, operations, meters, log, signals);
        feed.beforeStart(live::start);
        return live;
    }

    @Bean
    LiveTail liveTail(DeliveryLog log, LiveRenderer renderer, Signals signals) {
        return new LiveTail(log, renderer, signals);
    }
}
