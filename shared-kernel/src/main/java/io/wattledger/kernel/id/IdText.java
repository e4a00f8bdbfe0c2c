package io.wattledger.kernel.id;

import java.util.regex.Pattern;

/** The form that every identity shares: 1 to 64 letters, digits, dots, hyphens or underscores. */
final class IdText {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private IdText() {}

    static void check(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identity: 1 to 64 of A-Z a-z 0-9 . _ - are allowed");
        }
    }
}
