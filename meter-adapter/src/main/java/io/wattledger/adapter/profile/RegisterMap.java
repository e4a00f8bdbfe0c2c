package io.wattledger.adapter.profile;

/**
 * Addresses of first registers (meter-profiles.md sections 2 and 4). Kinds of reads differ in length, so that an answer to one can never
 * be taken for another: RTU answers do not say what was asked.
 *
 * @param identity meter number, 3 registers of BCD
 * @param forcedControl forced control enable and state, 2 registers, both written at once
 * @param statusBlock 48 registers, energies and the fast block among them
 * @param energies place of the energy registers within the status block
 * @param fastBlock balance, count, trips, allowed trips and both status words, 7 registers; what follows may be read along
 * @param mailbox money mailbox, 12 registers
 * @param moneyRecord last money record, 22 registers
 * @param dateZones date zones, 6 registers
 * @param dayTables two day tables, one after the other, 21 registers each
 * @param tariffPending tariff slot A, 32 registers
 * @param tariffActive tariff slot B, 32 registers
 * @param tiers energy of the current period and the period's start, 5 registers of a group of 12
 */
record RegisterMap(
        int identity,
        int forcedControl,
        int statusBlock,
        int energies,
        int fastBlock,
        int mailbox,
        int moneyRecord,
        int dateZones,
        int dayTables,
        int tariffPending,
        int tariffActive,
        int tiers) {

    static final RegisterMap REF_PREPAID_V1 = new RegisterMap(
            0x0043, 0x0057, 0x0200, 0x15, 0x021F, 0x3010, 0x3020, 0x2000, 0x2006, 0x3080, 0x30A0, 0x30F0);
}
