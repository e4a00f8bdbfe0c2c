package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.security.web.Permitted;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends RestTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping endpoints;

    @Test
    void theDocumentTellsTheWireFormOfMoneyTheKeyAndTheProblems() {
        Api.Answer document = stranger.get("/v3/api-docs");
        assertThat(document.status()).isEqualTo(200);
        JsonNode api = document.json();

        assertThat(api.get("openapi").asString()).startsWith("3.1");
        JsonNode sell = api.at("/paths/~1api~1v1~1accounts~1{accountId}~1sales/post");
        assertThat(sell.get("parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("accountId", "Idempotency-Key");
        assertThat(sell.at("/responses/201/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/AcceptedSale");
        assertThat(sell.at("/responses/4XX/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        JsonNode amount = api.at("/components/schemas/NewSale/properties/amount");
        assertThat(amount.get("type").asString()).isEqualTo("string");
        assertThat(amount.get("pattern").asString()).isEqualTo("^\\d+\\.\\d{2}$");
        assertThat(api.at("/components/schemas/NewSale/required").size()).isEqualTo(3);
        assertThat(stranger.get("/swagger-ui.html").status()).isIn(200, 302);
    }

    @Test
    void everyEndpointOfTheCommandSideDeclaresItsPermission_exceptTheOwnSessionAndPassword() {
        Set<String> undeclared = endpoints.getHandlerMethods().values().stream()
                .filter(endpoint -> endpoint.getBeanType().getName().startsWith("io.wattledger.command."))
                .filter(endpoint -> !endpoint.hasMethodAnnotation(Permitted.class))
                .map(endpoint -> endpoint.getBeanType().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(undeclared)
                .containsExactlyInAnyOrder("SessionController", "OwnPasswordController", "ContainerErrorController");
    }
}
