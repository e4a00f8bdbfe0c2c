package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Folders;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A customer's name and telephone number are shown to those who may see them, and written down for nobody. */
class PersonalDataTest {

    private static final String NAME = "Ouyang Xiaoming 欧阳晓明";
    private static final String PHONE = "13912345678";

    @Test
    @DisplayName("name and telephone number are in no file in clear, not even while many events lie upon them")
    void nothingOnDiskInClear() {
        try (Program program = Program.startedAs("personal-data")) {
            Campus campus = Campus.plan().customer(NAME, PHONE).open(program);
            Room room = campus.room();
            Office office = program.office();
            office.awaitOperation(office.sell(room, 1_000), "CONFIRMED");

            String shown =
                    office.read("/accounts/" + room.accountId()).expect(200).text();
            assertThat(shown).contains(NAME).contains(PHONE);
            Office dutyRoom = Staff.of(program).inRole("DUTY_ROOM", List.of(campus.siteId()));
            String hidden =
                    dutyRoom.read("/accounts/" + room.accountId()).expect(200).text();
            assertThat(hidden).doesNotContain(NAME).doesNotContain(PHONE);
            assertThat(office.events(room.accountId()).toString())
                    .contains("account.opened")
                    .doesNotContain(NAME)
                    .doesNotContain(PHONE);

            program.terminate();
            assertThat(Folders.filesContaining(program.data(), room.meter().serialNumber()))
                    .as("files in which something not personal is found, so that the search is known to work")
                    .isNotEmpty();
            assertThat(Folders.filesContaining(program.data(), NAME)).isEmpty();
            assertThat(Folders.filesContaining(program.data(), PHONE)).isEmpty();
            assertThat(Folders.filesContaining(program.standardError().getParent(), PHONE))
                    .as("logs")
                    .isEmpty();
        }
    }
}
