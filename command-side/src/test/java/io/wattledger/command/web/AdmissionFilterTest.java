package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class AdmissionFilterTest {

    private final List<Exception> refused = new ArrayList<>();
    private final List<String> worked = new ArrayList<>();
    private final AdmissionFilter filter = new AdmissionFilter(
            (request, response, handler, failure) -> {
                refused.add(failure);
                return new ModelAndView();
            },
            1);

    @Test
    void oneRequestMoreThanThereArePlacesIsTurnedAway() throws Exception {
        pass("/api/v1/sites", () -> pass("/api/v1/meters", () -> {}));

        assertThat(worked).containsExactly("/api/v1/sites");
        assertThat(refused)
                .singleElement()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.refusal().type()).isEqualTo(ProblemType.OVERLOADED));
    }

    @Test
    void aPlaceIsFreeAgainAfterARequestThatFails() throws Exception {
        try {
            pass("/api/v1/sites", () -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }
        pass("/api/v1/meters", () -> {});

        assertThat(worked).containsExactly("/api/v1/sites", "/api/v1/meters");
        assertThat(refused).isEmpty();
    }

    @Test
    void healthIsToldHoweverBusyTheProgramIs() throws Exception {
        pass("/api/v1/sites", () -> pass("/actuator/health", () -> {}));

        assertThat(worked).containsExactly("/api/v1/sites", "/actuator/health");
    }

    private void pass(String path, Work work) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        FilterChain chain = (asked, answered) -> {
            worked.add(path);
            work.go();
        };
        filter.doFilter(request, new MockHttpServletResponse(), chain);
    }

    /** What happens while a request is worked on. */
    private interface Work {

        void go() throws ServletException, IOException;
    }
}
