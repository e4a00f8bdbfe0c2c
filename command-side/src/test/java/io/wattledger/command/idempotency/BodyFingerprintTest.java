package io.wattledger.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BodyFingerprintTest {

    private static final byte[] BODY = "{\"name\":\"李雷\",\"phone\":\"13800000000\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theSameBodyIsRecognisedAndAnotherOneIsNot() {
        BodyFingerprint fingerprint = new BodyFingerprint(new byte[] {1, 2, 3});

        assertThat(fingerprint.of(BODY)).isEqualTo(fingerprint.of(BODY.clone()));
        assertThat(fingerprint.of(BODY)).isNotEqualTo(fingerprint.of(new byte[] {7}));
    }

    @Test
    void whoeverHasNotTheKeyCannotTryNamesAndNumbers() throws Exception {
        String ours = new BodyFingerprint(new byte[] {1, 2, 3}).of(BODY);

        assertThat(ours).isNotEqualTo(new BodyFingerprint(new byte[] {1, 2, 4}).of(BODY));
        assertThat(ours)
                .isNotEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(BODY)));
    }
}
