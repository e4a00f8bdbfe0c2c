package io.wattledger.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.RatePrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How the kernel's types look over REST, where events keep them as whole numbers: money {@code "100.00"}, energy {@code "12.34"},
 * prices {@code "0.6500"}, instants ISO-8601 with an offset. What is not exactly of that form is refused, never rounded or guessed.
 */
@Configuration(proxyBeanMethods = false)
class WireJson {

    /** Leaves out what is absent; events keep it as null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutAbsent {}

    private static final Pattern MONEY_PAID = Pattern.compile(WireForm.AMOUNT);

    @Bean
    JacksonModule wireTypes() {
        return new SimpleModule("wattledger-wire")
                .setMixInAnnotation(RatePrices.class, WithoutAbsent.class)
                .addSerializer(Money.class, new ToStringSerializer(Money.class))
                .addSerializer(MicroYuan.class, new ToStringSerializer(MicroYuan.class))
                .addSerializer(Energy.class, new ToStringSerializer(Energy.class))
                .addSerializer(Price.class, new ToStringSerializer(Price.class))
                .addDeserializer(Money.class, new TextDeserializer<>(Money.class, WireJson::moneyPaid))
                .addDeserializer(Energy.class, new TextDeserializer<>(Energy.class, Energy::parse))
                .addDeserializer(Price.class, new TextDeserializer<>(Price.class, Price::parse))
                .addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, WireJson::instant));
    }

    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return json -> json.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Areas may come as text, as other decimals do.
                .withCoercionConfig(
                        BigDecimal.class, it -> it.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert));
    }

    /** Money as it is paid: never negative. */
    static Money moneyPaid(String text) {
        if (!MONEY_PAID.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount");
        }
        return Money.parse(text);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException otherForm) {
            throw new IllegalArgumentException("not an instant", otherForm);
        }
    }
}
