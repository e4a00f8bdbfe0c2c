package io.wattledger.app.demo;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.money.Money;

/** Made-up tenants and what they have paid: the same for the same room in every demonstration. */
final class DemoTenants {

    private static final String[] FAMILY_NAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"};
    private static final String[] GIVEN_NAMES = {
        "伟", "芳", "敏", "静", "磊", "洋", "艳", "勇", "娟", "涛", "明", "超", "霞", "平", "鑫"
    };
    private static final long COUNTRY_OF_MADE_UP_NUMBERS = 19_900_000_000L;

    private DemoTenants() {}

    /** Who lives in the n-th room. */
    static CustomerDetails tenant(int room) {
        String name = FAMILY_NAMES[room % FAMILY_NAMES.length] + GIVEN_NAMES[room * 7 % GIVEN_NAMES.length];
        return new CustomerDetails(name, Long.toString(COUNTRY_OF_MADE_UP_NUMBERS + room));
    }

    /** What the n-th room buys first: mostly enough for days, here and there so little that an alarm or arrears soon follow. */
    static Money firstPurchase(int room) {
        if (room % 29 == 3) {
            return Money.ofFen(100);
        }
        if (room % 17 == 5) {
            return Money.ofFen(1_500 + room % 4 * 100);
        }
        if (room % 13 == 7) {
            return Money.ofFen(4_000 + room % 6 * 200);
        }
        return Money.ofFen(6_000 + room % 11 * 2_000);
    }

    /** Whether the n-th room stands empty: its meter has no account. */
    static boolean isEmpty(int room) {
        return room % 41 == 11;
    }
}
