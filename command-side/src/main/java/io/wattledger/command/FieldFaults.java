package io.wattledger.command;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import io.wattledger.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with the fields of one order, so that the sender learns of all of it at once. Fields are named as in the request. */
public final class FieldFaults {

    private static final int LONGEST_NAME = 100;

    private final List<FieldFault> found = new ArrayList<>();

    /** Notes a fault unless the rule holds. */
    public FieldFaults unless(boolean holds, String field, String message) {
        if (!holds) {
            found.add(new FieldFault(field, message));
        }
        return this;
    }

    /** Notes faults found elsewhere. */
    public FieldFaults all(List<FieldFault> faults) {
        found.addAll(faults);
        return this;
    }

    /** A name: 1 to 100 characters, not all blank. */
    public FieldFaults name(String field, String name) {
        return text(field, name, LONGEST_NAME);
    }

    /** Text that must say something, up to a number of characters. */
    public FieldFaults text(String field, String text, int longest) {
        return unless(!text.isBlank() && text.length() <= longest, field, "must have 1 to " + longest + " characters");
    }

    /** A number between two others, both allowed. */
    public FieldFaults between(String field, long value, long least, long most) {
        return unless(value >= least && value <= most, field, "must lie between " + least + " and " + most);
    }

    /** Refuses the order if any fault was noted. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new RefusedException(new Refusal(ProblemType.MALFORMED_REQUEST, Map.of(), List.copyOf(found)));
        }
    }
}
