package io.wattledger.kernel.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The number on a meter's plate and in its registers 0043 to 0045: twelve decimal digits.
 *
 * @param digits exactly twelve digits, leading zeros kept
 */
public record SerialNumber(String digits) {

    private static final Pattern FORM = Pattern.compile("\\d{12}");

    /** Refuses anything but twelve digits with {@link IllegalArgumentException}. */
    public SerialNumber {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("a meter number has exactly twelve digits");
        }
    }

    /** The meter number with these digits. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SerialNumber of(String digits) {
        return new SerialNumber(digits);
    }

    @JsonValue
    @Override
    public String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return digits;
    }
}
