package io.wattledger.benchmark.ledger;

import io.wattledger.benchmark.measure.Work;
import io.wattledger.kernel.money.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Sales over HTTP, by clients in this same process. */
final class RestSales {

    private static final int CREATED = 201;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Town town;
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong putOff = new AtomicLong();

    RestSales(Product product, Town town) throws IOException, InterruptedException {
        this.town = town;
        this.address = product.address();
        String body = "{\"username\":\"admin\",\"password\":\"" + Product.ADMIN_PASSWORD + "\"}";
        HttpResponse<String> session = http.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        token = JsonMapper.shared().readTree(session.body()).path("token").asString();
    }

    /**
     * Sales spread over the first accounts of the town. A client that is told to come back later does so, under the same key; any other
     * answer but 201 is a failure.
     */
    Work over(int accounts) {
        return (client, random) -> {
            int account = random.nextInt(accounts);
            String body = "{\"meterId\":\"" + town.meter(account) + "\",\"amount\":\""
                    + Money.ofFen(random.nextInt(100, 20_000))
                    + "\",\"paymentMethod\":\"CASH\",\"confirmDuplicate\":true}";
            HttpRequest sale = HttpRequest.newBuilder(
                            URI.create(address + "/api/v1/accounts/" + town.account(account) + "/sales"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            while (!isAccepted(http.send(sale, HttpResponse.BodyHandlers.ofString()))) {
                putOff.incrementAndGet();
                Thread.sleep(random.nextInt(100));
            }
            accepted.incrementAndGet();
        };
    }

    private static boolean isAccepted(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
            return false;
        }
        if (status != CREATED) {
            throw new IllegalStateException(status + ": " + answer.body());
        }
        return true;
    }

    /** Sales that were answered with 201. */
    long accepted() {
        return accepted.get();
    }

    /** Answers that told a client to come back later. */
    long putOff() {
        return putOff.get();
    }
}
