package io.wattledger.command.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.wattledger.command.idempotency.RequestKey;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says beyond the controllers: the wire form of the kernel's types, keys, log-in and problems. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final ModelConverter ANSWERS = new AnsweredSchemas();
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    /** What springdoc says of endpoints that leave the format to negotiation. */
    private static final String ANY_MEDIA = "*/*";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Money.class, decimal(WireForm.DIFFERENCE, "100.00", "CNY"))
                .replaceWithSchema(Energy.class, decimal("^-?\\d+\\.\\d{2}$", "12.34", "kWh"))
                .replaceWithSchema(Price.class, decimal("^\\d+\\.\\d{4}$", "0.6500", "CNY/kWh"))
                .replaceWithSchema(
                        SerialNumber.class, text("^\\d{12}$", "202600000017", "The number on a meter's plate"))
                .addRequestWrapperToIgnore(Caller.class, OperatorIdentity.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
        Stream.of(
                        SiteId.class,
                        BuildingId.class,
                        UnitId.class,
                        GatewayId.class,
                        MeterId.class,
                        TariffId.class,
                        AccountId.class,
                        OperationId.class,
                        ApprovalId.class,
                        OperatorId.class)
                .forEach(id -> SpringDocUtils.getConfig()
                        .replaceWithSchema(id, text("^[A-Za-z0-9._-]{1,64}$", "01JZ8Q4K7M2N", "Opaque identity")));
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Wattledger")
                        .version("v1")
                        .description(
                                "Remote prepaid electricity. Money, energy and prices are decimal strings; every accepted "
                                        + "write answers `sequence`, which reads take as `?after=` to wait for it."))
                .schemaRequirement(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .description("The token of POST /api/v1/sessions"))
                // Wherever it runs, so that the document is the same everywhere.
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** After springdoc's own converters, so that it is asked before them: they would describe the bytes. */
    @Bean
    SmartInitializingSingleton describeAnswersFirst() {
        return () -> {
            ModelConverters converters = ModelConverters.getInstance(true);
            converters.removeConverter(ANSWERS);
            converters.addConverter(ANSWERS);
        };
    }

    @Bean
    ModelConverter requiredProperties() {
        return new RequiredProperties();
    }

    @Bean
    GlobalOpenApiCustomizer problemSchema() {
        return api -> api.schema(PROBLEM, problem());
    }

    @Bean
    GlobalOperationCustomizer keysAndProblems() {
        return (operation, endpoint) -> {
            Permitted permitted = endpoint.getMethodAnnotation(Permitted.class);
            if (permitted != null) {
                String needs = "Needs permission `" + permitted.value() + "`.";
                String description = operation.getDescription();
                operation.description(description == null ? needs : description + " " + needs);
            }
            if (Answered.class.isAssignableFrom(endpoint.getMethod().getReturnType())) {
                describeKey(operation, endpoint);
            }
            operation.getResponses().values().forEach(OpenApiConfiguration::sayJson);
            operation
                    .getResponses()
                    .addApiResponse("4XX", problemResponse("The request was refused; `type` tells why"))
                    .addApiResponse("5XX", problemResponse("Nothing was done, or something broke on our side"));
            return operation;
        };
    }

    private static void describeKey(Operation operation, HandlerMethod endpoint) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(RequestKey.HEADER)
                .required(endpoint.hasMethodAnnotation(KeyRequired.class))
                .description(
                        "Names the request: sent again with the same key and body, it is answered again and not done again")
                .schema(new StringSchema().minLength(1).maxLength(200)));
        operation.getResponses().forEach((status, response) -> {
            response.addHeaderObject(
                    Answered.REPLAYED_HEADER,
                    new Header()
                            .description("`true` where the first answer is given again")
                            .schema(new StringSchema()));
            if (!status.equals("200")) {
                response.addHeaderObject(
                        "Location",
                        new Header()
                                .description("Absolute path of what was made or is under way")
                                .schema(new StringSchema()));
            }
        });
    }

    private static void sayJson(ApiResponse response) {
        Content content = response.getContent();
        if (content != null && content.containsKey(ANY_MEDIA)) {
            content.addMediaType("application/json", content.remove(ANY_MEDIA));
        }
    }

    private static ApiResponse problemResponse(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema();
        fault.addProperty("field", new StringSchema().example("amount"));
        fault.addProperty("message", new StringSchema());
        fault.setRequired(List.of("field", "message"));
        Schema<?> problem = new ObjectSchema().description("A problem document (RFC 9457)");
        problem.addProperty("type", new StringSchema().example("/problems/duplicate-sale"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema().example(409));
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(fault));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance"));
        return problem;
    }

    private static Schema<?> decimal(String pattern, String example, String unit) {
        return text(pattern, example, "Decimal text in " + unit);
    }

    private static Schema<?> text(String pattern, String example, String description) {
        return new StringSchema().pattern(pattern).example(example).description(description);
    }
}
