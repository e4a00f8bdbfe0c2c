package io.wattledger.command;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.List;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What a refusal must say. */
public final class Refused {

    private Refused() {}

    /** Refused by this rule. */
    public static Matcher<RefusedException> as(ProblemType type) {
        return new CustomTypeSafeMatcher<>("a refusal as " + type) {
            @Override
            protected boolean matchesSafely(RefusedException thrown) {
                return thrown.refusal().type() == type;
            }
        };
    }

    /** Refused for exactly these fields. */
    public static Matcher<RefusedException> forFields(String... fields) {
        return new CustomTypeSafeMatcher<>("a refusal for the fields " + String.join(", ", fields)) {
            @Override
            protected boolean matchesSafely(RefusedException thrown) {
                Refusal refusal = thrown.refusal();
                return refusal.type() == ProblemType.MALFORMED_REQUEST
                        && refusal.fields().stream()
                                .map(Refusal.FieldFault::field)
                                .toList()
                                .equals(List.of(fields));
            }
        };
    }
}
