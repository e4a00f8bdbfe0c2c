package io.wattledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void givenAPassword_whenHashedTwice_thenTheHashesDifferAndBothMatch() {
        String first = passwords.hash("correct horse");
        String second = passwords.hash("correct horse");

        assertThat(first).startsWith("$argon2id$").isNotEqualTo(second).doesNotContain("horse");
        assertThat(passwords.matches("correct horse", first)).isTrue();
        assertThat(passwords.matches("correct horse", second)).isTrue();
        assertThat(passwords.matches("correct house", first)).isFalse();
    }

    @Test
    void givenNobody_whenAnyPasswordIsChecked_thenNoneMatches() {
        assertThat(passwords.matches("no password hashes to this one's salt", null))
                .isFalse();
    }

    @Test
    void givenANewPassword_whenTooShortTooLongOrTheUserName_thenItIsRefusedWithItsField() {
        for (String bad : new String[] {"ninechars", "x".repeat(201), "Wang.Fang.1"}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> passwords.checkNew(bad, "wang.fang.1", "newPassword"))
                    .satisfies(refused -> {
                        assertThat(refused.refusal().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
                        assertThat(refused.refusal().fields().get(0).field()).isEqualTo("newPassword");
                    });
        }
        assertThatNoException().isThrownBy(() -> passwords.checkNew("ten chars!", "wang.fang.1", "newPassword"));
    }
}
