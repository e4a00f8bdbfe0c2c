package io.wattledger.app.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.app.Platform;
import io.wattledger.app.start.StartRefused;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.port.PersonalDataVault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal data can be read by those who have the key, and by nobody once the key is gone. */
class PersonalDataVaultTest {

    private static final Tenure ACCOUNT = Tenure.first(new AccountId("account-1"));
    private static final CustomerDetails LI_MING = new CustomerDetails("李明", "13800138000");

    private final JdbcClient database = Platform.shared().getBean(JdbcClient.class);
    private final PersonalDataVault vault = Platform.shared().getBean(PersonalDataVault.class);

    @BeforeEach
    void noKeys() {
        database.sql("truncate personal_keys").update();
    }

    @Test
    void whatWasSealedIsOpenedAgain() {
        SealedPersonalData first = vault.seal(ACCOUNT, LI_MING);
        SealedPersonalData second = vault.seal(ACCOUNT, LI_MING);

        assertThat(vault.open(ACCOUNT, first)).contains(LI_MING);
        assertThat(vault.open(ACCOUNT, second)).contains(LI_MING);
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(Base64.getDecoder().decode(first.ciphertext()), StandardCharsets.UTF_8))
                .doesNotContain("13800138000", "李明");
    }

    @Test
    void removingTheKeyErasesThePersonFromAllThatWasSealed() {
        SealedPersonalData sealed = vault.seal(ACCOUNT, LI_MING);
        SealedPersonalData neighbour = vault.seal(Tenure.first(new AccountId("account-2")), LI_MING);

        database.sql("delete from personal_keys where key_name = 'account-1'").update();

        assertThat(vault.open(ACCOUNT, sealed)).isEmpty();
        assertThat(vault.open(Tenure.first(new AccountId("account-2")), neighbour))
                .contains(LI_MING);
    }

    @Test
    void erasingAFormerOwnerLeavesTheNextOneOfTheSameAccount() {
        Tenure next = new Tenure(ACCOUNT.accountId(), 2);
        SealedPersonalData former = vault.seal(ACCOUNT, LI_MING);
        SealedPersonalData present = vault.seal(next, LI_MING);

        database.sql("delete from personal_keys where key_name = 'account-1'").update();

        assertThat(vault.open(ACCOUNT, former)).isEmpty();
        assertThat(vault.open(next, present)).contains(LI_MING);
        assertThatIllegalStateException().isThrownBy(() -> vault.open(next, former));
    }

    @Test
    void changedOrForeignDataIsRefused() {
        SealedPersonalData sealed = vault.seal(ACCOUNT, LI_MING);
        Tenure other = Tenure.first(new AccountId("account-2"));
        vault.seal(other, LI_MING);
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        bytes[bytes.length - 1] ^= 1;
        SealedPersonalData changed = new SealedPersonalData(Base64.getEncoder().encodeToString(bytes));

        assertThatIllegalStateException().isThrownBy(() -> vault.open(ACCOUNT, changed));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(other, sealed));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(ACCOUNT, new SealedPersonalData("AAAA")));
    }

    @Test
    void aWrongMasterKeyIsRefusedAtStart() {
        vault.seal(ACCOUNT, LI_MING);
        SecureRandom random = new SecureRandom();
        PostgresPersonalDataVault withWrongKey =
                new PostgresPersonalDataVault(database, new AesGcm(random).newKey(), random);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(withWrongKey::requireMatchingMasterKey)
                .withMessageContaining("WATTLEDGER_MASTER_KEY_FILE");
    }
}
