package io.wattledger.command.security;

import static io.wattledger.kernel.access.Permission.ACCOUNT_MANAGE;
import static io.wattledger.kernel.access.Permission.APPROVAL_DECIDE;
import static io.wattledger.kernel.access.Permission.AUDIT_VIEW;
import static io.wattledger.kernel.access.Permission.BALANCE_ADJUST;
import static io.wattledger.kernel.access.Permission.CORRECTION_CREATE;
import static io.wattledger.kernel.access.Permission.DEVICE_MANAGE;
import static io.wattledger.kernel.access.Permission.METER_RELEASE;
import static io.wattledger.kernel.access.Permission.OPERATION_CANCEL;
import static io.wattledger.kernel.access.Permission.OUTCOME_SETTLE;
import static io.wattledger.kernel.access.Permission.PAYOUT;
import static io.wattledger.kernel.access.Permission.PERSONAL_DATA_VIEW;
import static io.wattledger.kernel.access.Permission.REFUND_CREATE;
import static io.wattledger.kernel.access.Permission.RELAY_CONTROL;
import static io.wattledger.kernel.access.Permission.SALE_CREATE;
import static io.wattledger.kernel.access.Permission.SHIFT_OPERATE;
import static io.wattledger.kernel.access.Permission.SHIFT_SUPERVISE;
import static io.wattledger.kernel.access.Permission.STRUCTURE_MANAGE;
import static io.wattledger.kernel.access.Permission.TARIFF_MANAGE;
import static io.wattledger.kernel.access.Permission.VIEW;

import io.wattledger.kernel.access.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The roles that come ready-made, each with what it permits. */
public enum Role {
    /** Does everything; still nobody approves what they asked for themselves. */
    ADMINISTRATOR(EnumSet.allOf(Permission.class)),
    /** Property office: runs a site day by day, and is the second pair of eyes. */
    PROPERTY_MANAGER(EnumSet.of(
            VIEW,
            PERSONAL_DATA_VIEW,
            STRUCTURE_MANAGE,
            TARIFF_MANAGE,
            ACCOUNT_MANAGE,
            REFUND_CREATE,
            CORRECTION_CREATE,
            OPERATION_CANCEL,
            SHIFT_OPERATE,
            SHIFT_SUPERVISE,
            RELAY_CONTROL,
            OUTCOME_SETTLE,
            METER_RELEASE,
            BALANCE_ADJUST,
            APPROVAL_DECIDE)),
    /** The till: opens accounts, sells, takes back and pays out. */
    CASHIER(EnumSet.of(
            VIEW,
            PERSONAL_DATA_VIEW,
            ACCOUNT_MANAGE,
            SALE_CREATE,
            REFUND_CREATE,
            CORRECTION_CREATE,
            PAYOUT,
            SHIFT_OPERATE,
            OPERATION_CANCEL)),
    /** In the field: puts gateways and meters in and looks after them. */
    ENGINEER(EnumSet.of(VIEW, STRUCTURE_MANAGE, DEVICE_MANAGE, RELAY_CONTROL, METER_RELEASE)),
    /** Money in the books: prices, doubtful outcomes, approvals. */
    FINANCE(EnumSet.of(VIEW, PERSONAL_DATA_VIEW, TARIFF_MANAGE, OUTCOME_SETTLE, APPROVAL_DECIDE, AUDIT_VIEW)),
    /** Watches around the clock and may close or open a relay. */
    DUTY_ROOM(EnumSet.of(VIEW, RELAY_CONTROL)),
    /** Reads everything but personal data, changes nothing. */
    AUDITOR(EnumSet.of(VIEW, AUDIT_VIEW));

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** What this role permits. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** What these roles permit together. */
    public static Set<Permission> permissionsOf(Collection<Role> roles) {
        Set<Permission> together = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> together.addAll(role.permissions));
        return together;
    }
}
