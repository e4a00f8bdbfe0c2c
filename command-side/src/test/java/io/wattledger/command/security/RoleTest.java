package io.wattledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.access.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void anAdministratorMayDoEverything() {
        assertThat(Role.ADMINISTRATOR.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        assertThat(Role.AUDITOR.permissions()).containsExactlyInAnyOrder(Permission.VIEW, Permission.AUDIT_VIEW);
    }

    @Test
    void whoeverSellsDoesNotAlsoApproveOrSettle() {
        assertThat(Role.CASHIER.permissions())
                .contains(Permission.SALE_CREATE)
                .doesNotContain(Permission.APPROVAL_DECIDE, Permission.OUTCOME_SETTLE, Permission.METER_RELEASE);
    }

    @Test
    void onlyAnAdministratorManagesPeople() {
        Set<Role> others = EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));

        assertThat(Role.permissionsOf(others)).doesNotContain(Permission.PEOPLE_MANAGE);
    }

    @Test
    void everyRoleMaySee() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(role.permissions()).contains(Permission.VIEW));
    }

    @Test
    void severalRolesPermitWhatEachOfThemPermits() {
        assertThat(Role.permissionsOf(List.of(Role.AUDITOR, Role.DUTY_ROOM)))
                .containsExactlyInAnyOrder(Permission.VIEW, Permission.AUDIT_VIEW, Permission.RELAY_CONTROL);
    }
}
