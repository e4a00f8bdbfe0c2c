package io.wattledger.command.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside Spring MVC: the web container sends it here. */
@RestController
@Hidden
class ContainerErrorController implements ErrorController {

    private final Problems problems;
    private final FailureLog failures;

    ContainerErrorController(Problems problems, FailureLog failures) {
        this.problems = problems;
        this.failures = failures;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        HttpServletRequest original = new OriginalRequest(request);
        ProblemType type = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? StatusProblems.of(status)
                : ProblemType.NOT_FOUND;
        if (type == ProblemType.INTERNAL_ERROR
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            String logId = failures.log(failure, original);
            return problems.answer(Refusal.of(type, Map.of("logId", logId)), original);
        }
        return problems.answer(Refusal.of(type), original);
    }

    /** The request with the address that was asked instead of that of the error page. */
    private static final class OriginalRequest extends HttpServletRequestWrapper {

        OriginalRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                    ? asked
                    : super.getRequestURI();
        }
    }
}
