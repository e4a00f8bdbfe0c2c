package io.wattledger.query.web;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.wattledger.query.feed.ViewFeed;
import java.time.Duration;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds to every query what all of them share. */
@Configuration(proxyBeanMethods = false)
class QueryWebConfiguration {

    @Bean
    WebMvcConfigurer afterOnQueries(ViewFeed views, @Value("${wattledger.query.after-wait:5s}") Duration atMost) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AfterInterceptor(views.position(), atMost));
            }
        };
    }

    /** Describes the parameter and the header, which no method signature shows. */
    @Bean
    GlobalOperationCustomizer afterInOpenApi() {
        return (operation, method) -> {
            if (method.getBeanType().isAnnotationPresent(FromViews.class)) {
                operation.addParametersItem(new QueryParameter()
                        .name(AfterInterceptor.PARAMETER)
                        .required(false)
                        .schema(new IntegerSchema().format("int64"))
                        .description("Waits up to 5 seconds until the answer includes the write that answered with "
                                + "this sequence; 503 `/problems/not-caught-up` if that takes longer."));
                operation
                        .getResponses()
                        .values()
                        .forEach(response -> response.addHeaderObject(
                                AfterInterceptor.HEADER,
                                new Header()
                                        .description("Global sequence of the last event that the answer includes")
                                        .schema(new IntegerSchema().format("int64"))));
            }
            return operation;
        };
    }
}
